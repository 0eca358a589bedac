import { exportRecords } from '@atelier/api';
import { toast, useLocalize, useText } from '@atelier/ui';
import { useState } from 'react';
import { download } from '../../api/files.ts';
import { toastProblem } from '../../api/use-call.ts';
import { useDisplayCatalog } from '../../app/catalog.tsx';
import { recordMessages } from '../messages.ts';
import type { ListState } from './list-state.ts';

export type ExportFormat = 'xlsx' | 'csv' | 'csvGb';

/** Saves exactly what the list shows as a file. */
export function useExport(entity: string, state: ListState) {
  const say = useText(recordMessages);
  const read = useLocalize();
  const catalog = useDisplayCatalog();
  const [busy, setBusy] = useState(false);

  const start = async (format: ExportFormat) => {
    setBusy(true);
    toast.neutral(say('exporting'));
    const label = catalog.entity(entity)?.label;
    try {
      await download(
        exportRecords,
        {
          params: { entity },
          body: {
            query: {
              select: state.columns.map((column) => column.field),
              sort: state.sort,
              ...(state.filter && { filter: state.filter }),
              ...(state.search && { search: state.search }),
            },
            format: format === 'xlsx' ? 'xlsx' : 'csv',
            ...(format !== 'xlsx' && {
              encoding: format === 'csvGb' ? ('gb18030' as const) : ('utf-8' as const),
            }),
          },
        },
        `${label ? read(label) : entity}.${format === 'xlsx' ? 'xlsx' : 'csv'}`,
      );
    } catch (error) {
      toastProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, start: (format: ExportFormat) => void start(format) };
}
