import type { DisplayCatalog, RecordValues } from '@atelier/entity';
import { fieldView } from '@atelier/field-kinds/views';
import { useLocalize, useText } from '@atelier/ui';
import { Button, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useFieldServices } from '../../app/field-services.tsx';
import { recordMessages } from '../messages.ts';
import type { Conflict } from './use-cell-save.ts';
import styles from './list.module.css';

export interface ConflictDialogProps {
  readonly catalog: DisplayCatalog;
  readonly entity: string;
  readonly conflict: Conflict;
  /** The values to write over what is there; undefined to leave it. */
  onSettle(values: RecordValues | undefined): void;
}

/** Both sides of a change that met another one; field by field one of them is chosen. */
export function ConflictDialog({ catalog, entity, conflict, onSettle }: ConflictDialogProps) {
  const say = useText(recordMessages);
  const fields = Object.keys(conflict.mine).filter((key) => catalog.field(entity, key));
  const [mine, setMine] = useState<ReadonlySet<string>>(new Set(fields));
  const choose = (key: string, isMine: boolean) => {
    const next = new Set(mine);
    if (isMine) next.add(key);
    else next.delete(key);
    setMine(next);
  };
  const chosen = Object.fromEntries(
    fields.filter((key) => mine.has(key)).map((key) => [key, conflict.mine[key]]),
  );
  return (
    <Modal
      open
      width={720}
      title={say('conflictTitle')}
      onCancel={() => onSettle(undefined)}
      footer={[
        <Button key="theirs" onClick={() => onSettle(undefined)}>
          {say('conflictKeepTheirs')}
        </Button>,
        <Button key="mine" type="primary" disabled={mine.size === 0} onClick={() => onSettle(chosen)}>
          {say('conflictKeepMine')}
        </Button>,
      ]}
    >
      <p className={styles.note}>{say('conflictText')}</p>
      <table className={styles.conflict}>
        <thead>
          <tr>
            <th>{say('conflictField')}</th>
            <th>{say('conflictTheirs')}</th>
            <th>{say('conflictMine')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((key) => (
            <ConflictRow
              key={key}
              catalog={catalog}
              entity={entity}
              fieldKey={key}
              conflict={conflict}
              isMine={mine.has(key)}
              onChoose={(isMine) => choose(key, isMine)}
            />
          ))}
        </tbody>
      </table>
    </Modal>
  );
}

interface ConflictRowProps extends Omit<ConflictDialogProps, 'onSettle'> {
  readonly fieldKey: string;
  readonly isMine: boolean;
  onChoose(isMine: boolean): void;
}

function ConflictRow({ catalog, entity, fieldKey, conflict, isMine, onChoose }: ConflictRowProps) {
  const read = useLocalize();
  const services = useFieldServices();
  const field = catalog.field(entity, fieldKey);
  if (!field) return null;
  const { Cell } = fieldView(field.kind);
  const side = (values: RecordValues, chosen: boolean) => (
    <td>
      <Radio checked={isMine === chosen} onChange={() => onChoose(chosen)}>
        <Cell field={field} value={values[fieldKey]} services={services} density="page" />
      </Radio>
    </td>
  );
  return (
    <tr>
      <th scope="row">{read(field.label)}</th>
      {side(conflict.theirs, false)}
      {side(conflict.mine, true)}
    </tr>
  );
}
