/** Lets go of the PostgreSQL of this run and waits until it has stopped and its folder is gone. */
export default async function stopPostgres() {
  const keeper = globalThis.postgresKeeper;
  if (!keeper || keeper.exitCode !== null) return;
  keeper.ref();
  const stopped = new Promise((resolve) => keeper.once('exit', resolve));
  keeper.stdin.end();
  await stopped;
}
