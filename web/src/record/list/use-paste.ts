import { useEffect, useRef } from 'react';

/** Rows copied from a spreadsheet arrive as tabs and lines; as a file they can be imported like any other. */
export function sheetFile(text: string): File | undefined {
  const isSheet = text.includes('\t') || text.trim().includes('\n');
  if (!isSheet || text.trim() === '') return undefined;
  return new File([text], 'pasted.csv', { type: 'text/csv' });
}

/** Hears a sheet that is pasted anywhere on the page, except into a field. */
export function usePastedSheet(isOn: boolean, onSheet: (file: File) => void): void {
  const latest = useRef(onSheet);
  useEffect(() => {
    latest.current = onSheet;
  });
  useEffect(() => {
    if (!isOn) return;
    const onPaste = (event: ClipboardEvent) => {
      if (event.target instanceof HTMLElement && event.target.closest('input, textarea, [contenteditable]'))
        return;
      const file = sheetFile(event.clipboardData?.getData('text/plain') ?? '');
      if (!file) return;
      event.preventDefault();
      latest.current(file);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [isOn]);
}
