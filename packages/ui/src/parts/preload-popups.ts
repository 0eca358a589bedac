/** Fetches menus and panels before one is opened; for a page that is idle. Failing matters only to who opens one. */
export function preloadPopups(): void {
  Promise.all([import('./menu-dropdown.tsx'), import('./popover-panel.tsx')]).catch(() => undefined);
}
