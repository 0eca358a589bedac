import type { EntityEntry } from '@atelier/api';
import { lazy, Suspense } from 'react';
import { mayDo, useDisplayCatalog } from '../../app/catalog.tsx';
import { useBulk } from './use-bulk.ts';
import type { Rows } from './use-rows.ts';
import type { ListSelection } from './use-selection.ts';

const BulkBar = lazy(async () => ({ default: (await import('./bulk-bar.tsx')).BulkBar }));

export interface SelectedRecordsProps {
  readonly entry: EntityEntry;
  readonly rows: Rows;
  readonly selection: ListSelection;
}

/** What can be done with the chosen records, as long as some are chosen. */
export function SelectedRecords({ entry, rows, selection }: SelectedRecordsProps) {
  const catalog = useDisplayCatalog();
  const entity = entry.model.key;
  const bulk = useBulk(entity, selection.clear);
  if (selection.selected.size === 0) return null;
  const editable = catalog
    .fields(entity)
    .filter(
      (field) =>
        !field.system &&
        entry.rights.fields[field.key] === 'write' &&
        !catalog.kindOf(field).definition.traits.generated,
    );
  return (
    <Suspense fallback={null}>
      <BulkBar
        catalog={catalog}
        entity={entity}
        count={selection.selected.size}
        total={rows.total}
        isAll={selection.isAll}
        selection={selection.chosen}
        busy={bulk.busy}
        editable={mayDo(entry, 'update') ? editable : []}
        mayDelete={mayDo(entry, 'delete')}
        onAll={selection.selectAll}
        onClear={selection.clear}
        onUpdate={(which, values) => void bulk.update(which, values)}
        onDelete={(which) => {
          if ('ids' in which) rows.remove(new Set(which.ids));
          void bulk.remove(which);
        }}
      />
    </Suspense>
  );
}
