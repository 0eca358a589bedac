import type { EntityEntry } from '@atelier/api';
import { EmptyState, Icon, useLocalize, useText } from '@atelier/ui';
import { Button } from 'antd';
import { SearchX } from 'lucide-react';
import { useNavigate } from 'react-router';
import { mayDo } from '../../app/catalog.tsx';
import { recordMessages } from '../messages.ts';

export interface ListEmptyProps {
  readonly entry: EntityEntry;
  /** There may be records, but none that is searched or filtered for. */
  readonly isNarrowed: boolean;
  onWiden(): void;
}

/** Nothing to list: why, and what to do about it. */
export function ListEmpty({ entry, isNarrowed, onWiden }: ListEmptyProps) {
  const say = useText(recordMessages);
  const read = useLocalize();
  const navigate = useNavigate();
  const { key, label, icon } = entry.model;
  if (isNarrowed) {
    return (
      <EmptyState
        picture={<SearchX />}
        title={say('noMatchTitle')}
        text={say('noMatchText')}
        actions={<Button onClick={onWiden}>{say('noMatchClear')}</Button>}
      />
    );
  }
  const mayCreate = mayDo(entry, 'create');
  const mayImport = mayDo(entry, 'import');
  return (
    <EmptyState
      picture={<Icon name={icon ?? 'list'} />}
      title={say('emptyTitle', { entity: read(label) })}
      text={mayCreate && mayImport ? say('emptyText') : mayCreate ? undefined : say('emptyReadOnly')}
      actions={
        <>
          {mayCreate && (
            <Button type="primary" size="large" onClick={() => void navigate(`/records/${key}/new`)}>
              {say('add')}
            </Button>
          )}
          {mayImport && (
            <Button size="large" onClick={() => void navigate(`/records/${key}/import`)}>
              {say('import')}
            </Button>
          )}
        </>
      }
    />
  );
}
