import { InlineNotice, Loading, useLanguage, useText } from '@atelier/ui';
import { useQuery } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { readEntityDesign } from '@atelier/api';
import { call } from '../../api/call.ts';
import { toastProblem } from '../../api/use-call.ts';
import { entityMessages } from '../messages.ts';
import type { DesignWork } from './design-work.ts';
import styles from './designer.module.css';
import { differences } from './difference.ts';

/** Somebody else saved in between: both sides, and the choice between them. */
export function ConflictNotice({ design }: { readonly design: DesignWork }) {
  const say = useText(entityMessages);
  const [open, setOpen] = useState(false);
  if (design.session.saveState !== 'conflict') return null;
  return (
    <div className={styles.notice}>
      <InlineNotice
        tone="caution"
        title={say('conflictTitle')}
        actions={<Button onClick={() => setOpen(true)}>{say('conflictCompare')}</Button>}
      >
        {say('conflictText')}
      </InlineNotice>
      {open && <ConflictDialog design={design} onClose={() => setOpen(false)} />}
    </div>
  );
}

function ConflictDialog({ design, onClose }: { readonly design: DesignWork; onClose(): void }) {
  const say = useText(entityMessages);
  const language = useLanguage();
  const { session, draft, catalog } = design;
  const key = session.design.key;
  const theirs = useQuery({
    queryKey: ['entity-design', 'conflict', key],
    queryFn: () => call(readEntityDesign, { params: { entity: key } }),
    gcTime: 0,
  });
  const theirModel = theirs.data?.draft ?? theirs.data?.published;
  // What both began from: the last state that this page and the server agreed on.
  const base = session.design.draft ?? session.design.published;
  const take = async () => {
    onClose();
    try {
      const taken = await session.takeTheirs();
      const model = taken.draft ?? taken.published;
      if (model) draft.restart(model);
    } catch (error) {
      toastProblem(error);
    }
  };
  const keep = async () => {
    onClose();
    try {
      await session.keepMine(draft.model);
    } catch {
      // A failed save has been said where saving is done.
    }
  };
  return (
    <Modal
      open
      width={720}
      title={say('conflictTitle')}
      onCancel={onClose}
      footer={[
        <Button key="theirs" disabled={!theirModel} onClick={() => void take()}>
          {say('conflictTakeTheirs')}
        </Button>,
        <Button key="mine" type="primary" disabled={!theirModel} onClick={() => void keep()}>
          {say('conflictKeepMine')}
        </Button>,
      ]}
    >
      {theirModel ? (
        <div className={styles.sides}>
          <Side title={say('conflictTheirs')} lines={differences(base, theirModel, { catalog, language })} />
          <Side title={say('conflictMine')} lines={differences(base, draft.model, { catalog, language })} />
        </div>
      ) : (
        <Loading rows={4} />
      )}
    </Modal>
  );
}

function Side({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  const say = useText(entityMessages);
  return (
    <section>
      <h3 className={styles.sideTitle}>{title}</h3>
      {lines.length === 0 && <p className={styles.nothing}>{say('conflictNone')}</p>}
      <ul className={styles.lines}>
        {lines.map((line, index) => (
          <li key={`${line} ${index}`}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
