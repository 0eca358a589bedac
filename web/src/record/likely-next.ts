import { preloadEditors } from '@atelier/field-kinds/views';
import { preloadPopups } from '@atelier/ui';
import { preloadKinds } from '../app/catalog.tsx';

/**
 * Fetches what somebody who looks at a list is likely to want next: to open a menu, to type into a cell,
 * to open or add a record. Failing matters only to who then asks for it.
 */
export function fetchLikelyNext(): void {
  preloadPopups();
  preloadKinds();
  Promise.all([
    preloadEditors(),
    import('./page/record-page.tsx'),
    import('./form/new-record-page.tsx'),
    import('./list/bulk-bar.tsx'),
    import('./list/phone-filter-sheet.tsx'),
  ]).catch(() => undefined);
}
