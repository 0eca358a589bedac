import { chooseDefaultView, createView, deleteView, saveView, type View, type ViewModel } from '@atelier/api';
import { isProblem, type Localized } from '@atelier/problem';
import { MenuButton, toast, useLocalize, useText } from '@atelier/ui';
import { Button, type MenuProps } from 'antd';
import { ChevronDown, Lock, Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { toastProblem, useChange } from '../../api/use-call.ts';
import { maySee } from '../../app/nav-entry.ts';
import { useMe } from '../../app/session.tsx';
import { recordMessages } from '../messages.ts';
import styles from './list.module.css';
import type { ListState } from './list-state.ts';

const ViewDialog = lazy(async () => ({ default: (await import('./view-dialog.tsx')).ViewDialog }));

export interface ViewTabsProps {
  readonly entity: string;
  readonly views: readonly View[];
  readonly current: View | undefined;
  readonly state: ListState;
  readonly isChanged: boolean;
  /** Opens a view as it is saved; undefined is the list without a view. */
  onOpen(view: View | undefined): void;
  onReset(): void;
}

/** Saved views as tabs; what was changed about the open one can be kept, kept elsewhere, or dropped. */
export function ViewTabs(props: ViewTabsProps) {
  const { views, current, isChanged, onOpen, onReset } = props;
  const say = useText(recordMessages);
  const read = useLocalize();
  const [dialog, setDialog] = useState<'new' | 'rename'>();
  const actions = useViewActions(props);
  return (
    <div className={styles.views}>
      <nav className={styles.viewTabs} aria-label={say('views')}>
        <button
          type="button"
          className={styles.view}
          aria-current={!current}
          onClick={() => onOpen(undefined)}
        >
          {say('viewAll')}
        </button>
        {views.map((view) => (
          <span key={view.key} className={styles.viewItem} data-current={view.key === current?.key}>
            <button
              type="button"
              className={styles.view}
              aria-current={view.key === current?.key}
              onClick={() => onOpen(view)}
            >
              {!view.shared && <Lock aria-label={say('viewPersonal')} />}
              {read(view.model.label)}
            </button>
            {view.key === current?.key && (
              <MenuButton
                placement="bottomLeft"
                items={() => viewMenu({ view, actions, rename: () => setDialog('rename'), say })}
              >
                <button
                  type="button"
                  className={styles.viewMenu}
                  aria-label={say('viewOptions', { view: read(view.model.label) })}
                >
                  <ChevronDown aria-hidden />
                </button>
              </MenuButton>
            )}
          </span>
        ))}
        <button
          type="button"
          className={styles.viewAdd}
          aria-label={say('viewNew')}
          title={say('viewNew')}
          onClick={() => setDialog('new')}
        >
          <Plus aria-hidden />
        </button>
      </nav>
      {isChanged && (
        <div className={styles.viewChanged}>
          <span>{say('viewChanged')}</span>
          {current?.editable && (
            <Button type="link" size="small" onClick={() => actions.save(current)}>
              {say('viewSave')}
            </Button>
          )}
          <Button type="link" size="small" onClick={() => setDialog('new')}>
            {say('viewNew')}
          </Button>
          <Button type="text" size="small" onClick={onReset}>
            {say('viewReset')}
          </Button>
        </div>
      )}
      <Suspense fallback={null}>
        {dialog === 'new' && (
          <ViewDialog
            title={say('viewNew')}
            maySharing={actions.mayShare}
            onSave={(label, shared) => actions.create(label, shared, () => setDialog(undefined))}
            onClose={() => setDialog(undefined)}
          />
        )}
        {dialog === 'rename' && current && (
          <ViewDialog
            title={say('viewRename')}
            label={current.model.label}
            onSave={(label) => actions.rename(current, label, () => setDialog(undefined))}
            onClose={() => setDialog(undefined)}
          />
        )}
      </Suspense>
    </div>
  );
}

/** A list's state as the model of a view. */
interface ModelParts {
  readonly entity: string;
  readonly label: Localized;
  readonly state: ListState;
  /** What a list does not change stays as it was. */
  readonly old?: ViewModel;
}

function modelOf({ entity, label, state, old }: ModelParts): ViewModel {
  return {
    ...old,
    entity,
    label,
    fields: state.columns.map((column) => ({ ...column })),
    sort: state.sort.slice(0, 5).map((sort) => ({ ...sort })),
    density: state.density,
    filter: state.filter,
    search: state.search || undefined,
  };
}

interface ViewActions {
  readonly mayShare: boolean;
  create(label: Localized, shared: boolean, done: () => void): void;
  save(view: View): void;
  rename(view: View, label: Localized, done: () => void): void;
  share(view: View, shared: boolean): void;
  makeDefault(view: View, isDefault: boolean): void;
  remove(view: View): void;
}

function useViewActions({ entity, state, onOpen }: ViewTabsProps): ViewActions {
  const say = useText(recordMessages);
  const read = useLocalize();
  const me = useMe();
  const touches = { touches: ['entities'] };
  const create = useChange(createView, touches);
  const store = useChange(saveView, { ...touches, quiet: true });
  const choose = useChange(chooseDefaultView, touches);
  const drop = useChange(deleteView, touches);

  const put = (
    view: View,
    change: { readonly model: ViewModel; readonly shared: boolean },
    done: (saved: View) => void,
  ) =>
    store.mutate(
      { params: { key: view.key }, body: { ...change, version: view.version } },
      {
        onSuccess: done,
        onError: (error) =>
          isProblem(error) && error.code.endsWith('stale')
            ? toast.danger(say('viewStale'))
            : toastProblem(error),
      },
    );
  const saved = (view: View) => {
    toast.success(say('viewSaved'));
    onOpen(view);
  };
  return {
    mayShare: maySee(me, 'view:share'),
    create: (label, shared, done) =>
      create.mutate(
        { body: { model: modelOf({ entity, label, state }), shared } },
        {
          onSuccess: (view) => {
            done();
            saved(view);
          },
        },
      ),
    save: (view) =>
      put(
        view,
        { model: modelOf({ entity, label: view.model.label, state, old: view.model }), shared: view.shared },
        saved,
      ),
    rename: (view, label, done) => put(view, { model: { ...view.model, label }, shared: view.shared }, done),
    share: (view, shared) => put(view, { model: view.model, shared }, () => toast.success(say('viewSaved'))),
    makeDefault: (view, isDefault) =>
      choose.mutate({ params: { entity }, body: { view: isDefault ? view.key : null } }),
    remove: (view) =>
      drop.mutate(
        { params: { key: view.key } },
        {
          onSuccess: () => {
            onOpen(undefined);
            toast.neutral(say('viewDeleted', { view: read(view.model.label) }), {
              label: say('undo'),
              run: () =>
                create.mutate({ body: { model: view.model, shared: view.shared } }, { onSuccess: onOpen }),
            });
          },
        },
      ),
  };
}

interface ViewMenuParts {
  readonly view: View;
  readonly actions: ViewActions;
  rename(): void;
  readonly say: ReturnType<typeof useText<typeof recordMessages.messages>>;
}

function viewMenu({ view, actions, rename, say }: ViewMenuParts): MenuProps['items'] {
  return [
    { key: 'rename', label: say('viewRename'), disabled: !view.editable, onClick: rename },
    ...(actions.mayShare
      ? [
          {
            key: 'share',
            label: view.shared ? say('viewUnshare') : say('viewShare'),
            disabled: !view.editable,
            onClick: () => actions.share(view, !view.shared),
          },
          {
            key: 'default',
            label: view.isDefault ? say('viewNotDefault') : say('viewDefault'),
            disabled: !view.shared,
            onClick: () => actions.makeDefault(view, !view.isDefault),
          },
        ]
      : []),
    { type: 'divider' },
    {
      key: 'delete',
      danger: true,
      label: say('viewDelete'),
      disabled: !view.editable,
      onClick: () => actions.remove(view),
    },
  ];
}
