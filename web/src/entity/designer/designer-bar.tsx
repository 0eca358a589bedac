import { PageHeader, toast, useIsPhone, useLocalize, useText } from '@atelier/ui';
import { Button, Dropdown, Modal, type MenuProps } from 'antd';
import { Ellipsis, Eye, Redo2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { toastProblem } from '../../api/use-call.ts';
import { entityMessages } from '../messages.ts';
import type { DesignWork } from './design-work.ts';
import styles from './designer.module.css';
import { ProblemList } from './problem-list.tsx';
import { VersionsPanel } from './versions-panel.tsx';

export interface DesignerBarProps {
  readonly design: DesignWork;
  /** Where the preview is not beside the fields. */
  readonly onPreview: (() => void) | undefined;
}

/** Name and state, undo, problems, everything else, and publish. */
export function DesignerBar({ design, onPreview }: DesignerBarProps) {
  const say = useText(entityMessages);
  const read = useLocalize();
  const navigate = useNavigate();
  const isPhone = useIsPhone();
  const { draft, session, publishing } = design;
  const isChanged = session.design.draft !== undefined || session.saveState !== 'saved';
  return (
    <div className={styles.bar}>
      <PageHeader
        onBack={() => void navigate('/design')}
        eyebrow={isPhone ? undefined : say('eyebrow')}
        title={read(draft.model.label) || draft.model.key}
        meta={<StateText design={design} />}
        actions={
          <>
            <Button
              type="text"
              icon={<Undo2 aria-hidden />}
              aria-label={say('undo')}
              title={say('undo')}
              disabled={!draft.canUndo}
              onClick={draft.undo}
            />
            <Button
              type="text"
              icon={<Redo2 aria-hidden />}
              aria-label={say('redo')}
              title={say('redo')}
              disabled={!draft.canRedo}
              onClick={draft.redo}
            />
            {onPreview && (
              <Button
                type="text"
                icon={<Eye aria-hidden />}
                aria-label={say('preview')}
                onClick={onPreview}
              />
            )}
            <ProblemList design={design} />
            <MoreMenu design={design} />
            <Button type="primary" disabled={!isChanged} onClick={publishing.open}>
              {say('publish')}
            </Button>
          </>
        }
      />
    </div>
  );
}

function StateText({ design }: { readonly design: DesignWork }) {
  const say = useText(entityMessages);
  const { design: work, saveState } = design.session;
  const isChanged = work.draft !== undefined || saveState !== 'saved';
  const state =
    work.published === undefined
      ? say('stateDraft')
      : isChanged
        ? say('stateChanged')
        : say('statePublished');
  const saving = {
    saved: say('saved'),
    waiting: say('saving'),
    saving: say('saving'),
    failed: say('notSaved'),
    conflict: say('notSaved'),
  };
  return (
    <span className={styles.state} role="status" data-save={saveState}>
      {state}
      {isChanged && ` · ${saving[saveState]}`}
      {work.paused && ` · ${say('stateHidden')}`}
    </span>
  );
}

function MoreMenu({ design }: { readonly design: DesignWork }) {
  const say = useText(entityMessages);
  const navigate = useNavigate();
  const [open, setOpen] = useState<'versions' | 'discard'>();
  const { session, published } = design;
  const { design: work } = session;
  const hide = async () => {
    try {
      await session.pause(!work.paused);
      design.publishing.announce();
      toast.success(work.paused ? say('shown') : say('hidden'));
    } catch (error) {
      toastProblem(error);
    }
  };
  const items: MenuProps['items'] = [
    { key: 'table', label: say('table'), onClick: () => design.select('table') },
    ...(published
      ? [{ key: 'records', label: say('openRecords'), onClick: () => void navigate(`/records/${work.key}`) }]
      : []),
    { key: 'versions', label: say('versions'), onClick: () => setOpen('versions') },
    ...(published
      ? [{ key: 'hide', label: work.paused ? say('show') : say('hide'), onClick: () => void hide() }]
      : []),
    ...(work.draft === undefined
      ? []
      : [
          { type: 'divider' as const },
          { key: 'discard', danger: true, label: say('discard'), onClick: () => setOpen('discard') },
        ]),
  ];
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button type="text" icon={<Ellipsis aria-hidden />} aria-label={say('more')} />
      </Dropdown>
      {open === 'versions' && <VersionsPanel design={design} onClose={() => setOpen(undefined)} />}
      <DiscardDialog design={design} open={open === 'discard'} onClose={() => setOpen(undefined)} />
    </>
  );
}

interface DiscardDialogProps {
  readonly design: DesignWork;
  readonly open: boolean;
  onClose(): void;
}

function DiscardDialog({ design, open, onClose }: DiscardDialogProps) {
  const say = useText(entityMessages);
  const discard = async () => {
    onClose();
    try {
      const left = await design.session.discard();
      if (!left?.published) return design.leave();
      design.draft.restart(left.published);
      toast.neutral(say('discarded'));
    } catch (error) {
      toastProblem(error);
    }
  };
  return (
    <Modal
      open={open}
      title={say('discardQuestion')}
      okText={say('discard')}
      cancelText={say('cancel')}
      okButtonProps={{ danger: true }}
      onOk={() => void discard()}
      onCancel={onClose}
    >
      {design.published === undefined ? say('discardNewText') : say('discardText')}
    </Modal>
  );
}
