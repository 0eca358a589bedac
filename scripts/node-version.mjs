/**
 * Imported first by every script a person starts: an old Node otherwise fails far away with a message
 * about syntax. Written in syntax that such a Node still understands.
 */
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    'Atelier needs Node.js 20.19 or newer; this is ' +
      process.versions.node +
      '.\nInstall a current version from https://nodejs.org and run the command again.\n',
  );
  process.exit(1);
}
