import { titleOf } from '@atelier/entity';
import { useCallback } from 'react';
import { useDisplayCatalog } from '../../app/catalog.tsx';
import { useFieldServices } from '../../app/field-services.tsx';
import type { Row } from './use-rows.ts';

/** How a row is called, in the language and zone of the viewer. */
export function useTitles(entity: string): (row: Row) => string {
  const catalog = useDisplayCatalog();
  const { language, timeZone, titleOf: title } = useFieldServices();
  return useCallback(
    (row: Row) => titleOf(catalog, entity, { values: row.values, format: { language, timeZone, title } }),
    [catalog, entity, language, timeZone, title],
  );
}
