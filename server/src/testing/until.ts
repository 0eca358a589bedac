import { bug } from '@atelier/problem';

/** Waits for something that happens elsewhere, by looking; fails when it does not happen at all. */
export async function until(isSo: () => boolean | Promise<boolean>, seconds = 20): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!(await isSo())) {
    if (performance.now() > end) throw bug(`did not happen within ${seconds} seconds: ${isSo.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
