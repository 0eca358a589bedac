import type { EntityEntry } from '@atelier/api';
import { MenuButton, PageHeader, useIsPhone, useLocalize, useText } from '@atelier/ui';
import { Button, type MenuProps } from 'antd';
import { Ellipsis, Plus } from 'lucide-react';
import { useNavigate } from 'react-router';
import { mayDo } from '../../app/catalog.tsx';
import { maySee } from '../../app/nav-entry.ts';
import { useMe } from '../../app/session.tsx';
import { recordMessages } from '../messages.ts';
import styles from './list.module.css';
import type { ListState } from './list-state.ts';
import { useExport } from './use-export.ts';

export interface ListHeadingProps {
  readonly entry: EntityEntry;
  readonly state: ListState;
}

/** The name of the table and what can be done with it as a whole. */
export function ListHeading({ entry, state }: ListHeadingProps) {
  const say = useText(recordMessages);
  const read = useLocalize();
  const isPhone = useIsPhone();
  const navigate = useNavigate();
  const me = useMe();
  const entity = entry.model.key;
  const exporting = useExport(entity, state);
  const go = (path: string) => () => void navigate(`/records/${entity}/${path}`);

  const exports: MenuProps['items'] = [
    { key: 'hint', disabled: true, label: <span className={styles.menuHint}>{say('exportHint')}</span> },
    { key: 'xlsx', label: say('exportXlsx'), onClick: () => exporting.start('xlsx') },
    { key: 'csv', label: say('exportCsv'), onClick: () => exporting.start('csv') },
    { key: 'csvGb', label: say('exportCsvGb'), onClick: () => exporting.start('csvGb') },
  ];
  const more: MenuProps['items'] = [
    ...(isPhone && mayDo(entry, 'import')
      ? [{ key: 'import', label: say('import'), onClick: go('import') }]
      : []),
    ...(isPhone && mayDo(entry, 'export')
      ? [{ key: 'export', label: say('export'), children: exports }]
      : []),
    ...(mayDo(entry, 'import') ? [{ key: 'imports', label: say('importPast'), onClick: go('imports') }] : []),
    ...(mayDo(entry, 'delete') ? [{ key: 'bin', label: say('recycleBin'), onClick: go('recycle-bin') }] : []),
    ...(maySee(me, 'entity:design')
      ? [
          { type: 'divider' as const },
          { key: 'design', label: say('designEntity'), onClick: () => void navigate(`/design/${entity}`) },
        ]
      : []),
  ];
  return (
    <PageHeader
      title={read(entry.model.label)}
      actions={
        <>
          {more.length > 0 && (
            <MenuButton items={() => more}>
              <Button type="text" icon={<Ellipsis aria-hidden />} aria-label={say('moreActions')} />
            </MenuButton>
          )}
          {!isPhone && mayDo(entry, 'export') && (
            <MenuButton items={() => exports}>
              <Button loading={exporting.busy}>{say('export')}</Button>
            </MenuButton>
          )}
          {!isPhone && mayDo(entry, 'import') && <Button onClick={go('import')}>{say('import')}</Button>}
          {mayDo(entry, 'create') && (
            <Button
              type="primary"
              icon={<Plus aria-hidden />}
              className={isPhone ? (styles.phoneAdd ?? '') : ''}
              onClick={go('new')}
            >
              {say('add')}
            </Button>
          )}
        </>
      }
    />
  );
}
