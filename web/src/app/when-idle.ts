/** Longest wait, in milliseconds; browsers without an idle callback wait that long always. */
const patience = 2000;

/**
 * Runs `load` when the page has nothing better to do, for script that is likely to be wanted soon. Never
 * on a connection that is metered or slow. Returns how to give it up.
 */
export function whenIdle(load: () => void): () => void {
  if (isSparing()) return () => undefined;
  if (typeof requestIdleCallback === 'function') {
    const waiting = requestIdleCallback(load, { timeout: patience });
    return () => cancelIdleCallback(waiting);
  }
  const waiting = setTimeout(load, patience);
  return () => clearTimeout(waiting);
}

function isSparing(): boolean {
  if (!('connection' in navigator)) return false;
  const { connection } = navigator;
  if (typeof connection !== 'object' || connection === null) return false;
  const isSaving = 'saveData' in connection && connection.saveData === true;
  const isSlow = 'effectiveType' in connection && /2g/.test(String(connection.effectiveType));
  return isSaving || isSlow;
}
