import { nodeKinds } from '@atelier/flow-nodes';
import type { NodeKind } from '@atelier/flow';
import { useLocalize, useText } from '@atelier/ui';
import { Input, Modal } from 'antd';
import { useState } from 'react';
import { flowMessages } from '../messages.ts';
import styles from './canvas.module.css';
import { NodeIcon } from './node-icon.tsx';

const groups = ['people', 'data', 'control'] as const;

/** What can be added, by group, found by name or purpose. */
export function Palette({ onChoose, onClose }: { onChoose(kind: NodeKind): void; onClose(): void }) {
  const say = useText(flowMessages);
  const read = useLocalize();
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const fitting = nodeKinds
    .all()
    .filter(({ definition }) => !definition.traits.trigger)
    .filter(({ definition }) =>
      `${read(definition.label)} ${read(definition.help)}`.toLowerCase().includes(wanted),
    );
  return (
    <Modal open footer={null} title={say('addNode')} onCancel={onClose} width={440}>
      <Input
        autoFocus
        allowClear
        aria-label={say('findNode')}
        placeholder={say('findNode')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onPressEnter={() => fitting[0] && onChoose(fitting[0])}
      />
      {groups.map((group) => {
        const kinds = fitting.filter(({ definition }) => definition.group === group);
        if (kinds.length === 0) return null;
        return (
          <section key={group} className={styles.paletteGroup} aria-label={say(group)}>
            <h3>{say(group)}</h3>
            {kinds.map((kind) => (
              <button
                key={kind.definition.id}
                type="button"
                className={styles.paletteItem}
                onClick={() => onChoose(kind)}
              >
                <NodeIcon kind={kind.definition.id} size={18} />
                <span>
                  <span className={styles.paletteName}>{read(kind.definition.label)}</span>
                  <span className={styles.paletteHelp}>{read(kind.definition.help)}</span>
                </span>
              </button>
            ))}
          </section>
        );
      })}
    </Modal>
  );
}
