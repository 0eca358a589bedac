import { readFileSync } from 'node:fs';

/**
 * Calls `gone` once when the npm command (or the shell between npm and this script) that started this
 * process has died. npm passes a signal to that shell, which dies of it without telling anybody: a
 * `kill` of `npm start` would otherwise leave the server running unseen.
 */
export function onLauncherGone(gone) {
  if (!process.env.npm_lifecycle_event) return;
  const chain = launchers();
  const timer = setInterval(() => {
    if (chain.every(({ pid, parent }) => parentOf(pid) === parent)) return;
    clearInterval(timer);
    gone();
  }, 300);
  timer.unref();
}

/** This process and the shells above it up to npm, each with its parent; the parent changes when it dies. */
function launchers() {
  const chain = [{ pid: process.pid, parent: process.ppid }];
  while (nameOf(chain.at(-1).parent).endsWith('sh') && chain.length < 4) {
    const pid = chain.at(-1).parent;
    chain.push({ pid, parent: parentOf(pid) });
  }
  return nameOf(chain.at(-1).parent).startsWith('npm') ? chain : chain.slice(0, 1);
}

function parentOf(pid) {
  if (pid === process.pid) return process.ppid;
  return Number(/^PPid:\s*(\d+)/m.exec(readProc(pid, 'status'))?.[1] ?? 0);
}

function nameOf(pid) {
  return readProc(pid, 'comm').trim();
}

/** Empty where there is no /proc: then only the direct parent is watched. */
function readProc(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
