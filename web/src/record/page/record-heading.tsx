import { deleteRecord, restoreRecord, type EntityEntry } from '@atelier/api';
import { MenuButton, PageHeader, toast, useIsPhone, useLocalize, useText } from '@atelier/ui';
import { useQueryClient } from '@tanstack/react-query';
import { Button, type MenuProps } from 'antd';
import { ChevronDown, ChevronUp, Ellipsis } from 'lucide-react';
import { useNavigate } from 'react-router';
import { call } from '../../api/call.ts';
import { toastProblem } from '../../api/use-call.ts';
import { recordAddress } from '../../app/record-links.ts';
import { useShortcuts } from '../../app/shortcuts.ts';
import { recentList } from '../list/recent-list.ts';
import { reloadRows } from '../list/use-rows.ts';
import { recordMessages } from '../messages.ts';
import styles from './page.module.css';

export interface RecordHeadingProps {
  readonly entry: EntityEntry;
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly mayDelete: boolean;
  readonly isEditing: boolean;
  onEdit?(): void;
}

/** Which record this is, its neighbours in the list one came from, and what can be done with it. */
export function RecordHeading(props: RecordHeadingProps) {
  const { entry, id, title, mayDelete, isEditing, onEdit } = props;
  const say = useText(recordMessages);
  const read = useLocalize();
  const navigate = useNavigate();
  const entity = entry.model.key;
  const list = recentList(entity);
  const remove = useDelete(props);

  const copyLink = async () => {
    await navigator.clipboard.writeText(location.href);
    toast.success(say('copied'));
  };
  const more: MenuProps['items'] = [
    // Browsers hide the clipboard from pages on plain HTTP.
    ...(navigator.clipboard ? [{ key: 'link', label: say('copyLink'), onClick: () => void copyLink() }] : []),
    ...(mayDelete
      ? [{ key: 'delete', danger: true, label: say('delete'), onClick: () => void remove() }]
      : []),
  ];
  return (
    <PageHeader
      eyebrow={read(entry.model.label)}
      title={title}
      onBack={() => void navigate(list?.address ?? `/records/${entity}`)}
      actions={
        <>
          <Neighbours entity={entity} id={id} isEditing={isEditing} />
          {more.length > 0 && (
            <MenuButton items={() => more}>
              <Button type="text" icon={<Ellipsis aria-hidden />} aria-label={say('moreActions')} />
            </MenuButton>
          )}
          {onEdit && !isEditing && (
            <Button type="primary" onClick={onEdit}>
              {say('edit')}
            </Button>
          )}
        </>
      }
    />
  );
}

function Neighbours({
  entity,
  id,
  isEditing,
}: {
  readonly entity: string;
  readonly id: string;
  readonly isEditing: boolean;
}) {
  const say = useText(recordMessages);
  const isPhone = useIsPhone();
  const navigate = useNavigate();
  const list = recentList(entity);
  const at = list?.ids.indexOf(id) ?? -1;
  const previous = list?.ids[at - 1];
  const next = at >= 0 ? list?.ids[at + 1] : undefined;
  const go = (to: string | undefined) => {
    if (to) void navigate(recordAddress(entity, to), { replace: true });
  };
  useShortcuts(
    at >= 0 && !isEditing
      ? [
          { keys: 'j', label: say('shortcutNext'), run: () => go(next) },
          { keys: 'k', label: say('shortcutPrevious'), run: () => go(previous) },
        ]
      : [],
  );
  if (!list || at < 0) return null;
  return (
    <span className={styles.neighbours}>
      {!isPhone && (
        <span className={styles.position}>
          {say('position', { at: at + 1, of: list.total ?? list.ids.length })}
        </span>
      )}
      <Button
        type="text"
        icon={<ChevronUp aria-hidden />}
        aria-label={say('shortcutPrevious')}
        disabled={!previous || isEditing}
        onClick={() => go(previous)}
      />
      <Button
        type="text"
        icon={<ChevronDown aria-hidden />}
        aria-label={say('shortcutNext')}
        disabled={!next || isEditing}
        onClick={() => go(next)}
      />
    </span>
  );
}

/** Moves the record to the recycle bin, goes back to the list, and offers the way back. */
function useDelete({ entry, id, version, title }: RecordHeadingProps): () => Promise<void> {
  const say = useText(recordMessages);
  const navigate = useNavigate();
  const client = useQueryClient();
  const entity = entry.model.key;
  const params = { entity, id };
  const undo = async () => {
    try {
      await call(restoreRecord, { params });
      await reloadRows(client, entity);
      await navigate(recordAddress(entity, id));
    } catch (error) {
      toastProblem(error);
    }
  };
  return async () => {
    try {
      await call(deleteRecord, { params, search: { version } });
      await navigate(recentList(entity)?.address ?? `/records/${entity}`);
      client.removeQueries({
        queryKey: ['records'],
        predicate: (query) => JSON.stringify(query.queryKey).includes(id),
      });
      toast.neutral(say('deletedOne', { title }), { label: say('undo'), run: undo });
      await reloadRows(client, entity);
    } catch (error) {
      toastProblem(error);
    }
  };
}
