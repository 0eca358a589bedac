import { InlineNotice, toast, useText } from '@atelier/ui';
import { Button, Dropdown, Modal, type MenuProps } from 'antd';
import { Ellipsis, Redo2, Undo2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { DesignSession, SaveState } from './use-design.ts';
import styles from './design.module.css';
import { designMessages } from './messages.ts';
import { VersionsPanel } from './versions-panel.tsx';
import type { DesignApi } from './design-api.ts';

export interface DesignBarProps<Model> {
  readonly api: DesignApi<Model>;
  readonly session: DesignSession<Model>;
  readonly model: Model;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  onUndo(): void;
  onRedo(): void;
  /** The model was replaced: restored, discarded, taken from somebody else. Undefined: it is gone. */
  onReplace(model: Model | undefined): void;
  /** Designs that can be switched off. */
  readonly canPause?: boolean;
  /** Opens the list of problems. */
  onShowProblems?(): void;
  readonly extra?: ReactNode;
}

/** What every designer has above its work: state, undo, problems, versions, publish. */
export function DesignBar<Model>(props: DesignBarProps<Model>) {
  const { session } = props;
  const say = useText(designMessages);
  const [isPublishing, setPublishing] = useState(false);
  const { design, saveState } = session;
  const hasDraft = design.draft !== undefined || saveState !== 'saved';

  const publish = async () => {
    setPublishing(true);
    try {
      if (await session.publish()) toast.success(say('publishedNow'));
      else props.onShowProblems?.();
    } finally {
      setPublishing(false);
    }
  };

  return (
    <div className={styles.bar}>
      <StateText design={design} saveState={saveState} />
      <span className={styles.gap} />
      {props.extra}
      <Button
        type="text"
        icon={<Undo2 size={16} />}
        aria-label={say('undo')}
        title={say('undo')}
        disabled={!props.canUndo}
        onClick={props.onUndo}
      />
      <Button
        type="text"
        icon={<Redo2 size={16} />}
        aria-label={say('redo')}
        title={say('redo')}
        disabled={!props.canRedo}
        onClick={props.onRedo}
      />
      {props.onShowProblems && (
        <Button
          type="text"
          onClick={props.onShowProblems}
          className={styles.problems}
          data-some={design.issues.length > 0}
        >
          {design.issues.length > 0 ? say('problems', { count: design.issues.length }) : say('noProblems')}
        </Button>
      )}
      <MoreMenu {...props} />
      <Button type="primary" loading={isPublishing} disabled={!hasDraft} onClick={() => void publish()}>
        {say('publish')}
      </Button>
    </div>
  );
}

function StateText<Model>({
  design,
  saveState,
}: {
  readonly design: DesignSession<Model>['design'];
  readonly saveState: SaveState;
}) {
  const say = useText(designMessages);
  const state =
    design.published === undefined
      ? say('draft')
      : design.draft === undefined
        ? say('published')
        : say('changed');
  const saving = {
    saved: say('saved'),
    waiting: say('saving'),
    saving: say('saving'),
    failed: say('notSaved'),
    conflict: say('notSaved'),
  };
  return (
    <span className={styles.state} role="status" data-save={saveState}>
      {design.paused ? say('paused') : state}
      {(design.draft !== undefined || saveState !== 'saved') && ` · ${saving[saveState]}`}
    </span>
  );
}

function MoreMenu<Model>({ api, session, onReplace, canPause }: DesignBarProps<Model>) {
  const say = useText(designMessages);
  const [open, setOpen] = useState<'versions' | 'discard'>();
  const { design } = session;
  const items: MenuProps['items'] = [
    { key: 'versions', label: say('versions'), onClick: () => setOpen('versions') },
    ...(canPause && design.published !== undefined
      ? [
          {
            key: 'pause',
            label: design.paused ? say('resume') : say('pause'),
            onClick: () => void session.pause(!design.paused),
          },
        ]
      : []),
    ...(design.draft !== undefined
      ? [{ key: 'discard', danger: true, label: say('discard'), onClick: () => setOpen('discard') }]
      : []),
  ];
  const discard = async () => {
    setOpen(undefined);
    const left = await session.discard();
    onReplace(left?.draft ?? left?.published);
  };
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button type="text" icon={<Ellipsis size={16} />} aria-label={say('more')} />
      </Dropdown>
      {open === 'versions' && (
        <VersionsPanel
          api={api}
          design={design}
          onClose={() => setOpen(undefined)}
          onRestore={async (version) => {
            const restored = await session.restore(version);
            onReplace(restored.draft);
            setOpen(undefined);
            toast.success(say('restored'));
          }}
        />
      )}
      <Modal
        open={open === 'discard'}
        title={say('discardTitle')}
        okText={say('discard')}
        okButtonProps={{ danger: true }}
        onOk={() => void discard()}
        onCancel={() => setOpen(undefined)}
      >
        {design.published === undefined ? say('discardNew') : say('discardText')}
      </Modal>
    </>
  );
}

/** Shown above the work when somebody else saved in between. */
export function ConflictNotice<Model>({
  session,
  model,
  onReplace,
}: Pick<DesignBarProps<Model>, 'session' | 'model' | 'onReplace'>) {
  const say = useText(designMessages);
  if (session.saveState !== 'conflict') return null;
  return (
    <InlineNotice
      tone="caution"
      title={say('conflictTitle')}
      actions={
        <>
          <Button
            onClick={() => {
              void session.takeTheirs().then((theirs) => onReplace(theirs.draft ?? theirs.published));
            }}
          >
            {say('takeTheirs')}
          </Button>
          <Button onClick={() => void session.keepMine(model)}>{say('keepMine')}</Button>
        </>
      }
    >
      {say('conflictText')}
    </InlineNotice>
  );
}
