import { ErrorPanel, ProgressBar, useText, type ShownProblem } from '@atelier/ui';
import { Button } from 'antd';
import { FileSpreadsheet } from 'lucide-react';
import { useRef, useState, type DragEvent } from 'react';
import { useNavigate } from 'react-router';
import { shownProblem } from '../../api/api-problem.ts';
import { usePastedSheet } from '../list/use-paste.ts';
import styles from './import.module.css';
import { importMessages } from './messages.ts';
import { sendForImport } from './send-for-import.ts';

export interface DropZoneProps {
  readonly entity: string;
  /** Beside other things on a page. */
  readonly small?: boolean;
  readonly label?: string;
}

/** Takes a sheet by drop, by choice or from the clipboard, and shows how far it has been sent. */
export function DropZone({ entity, small, label }: DropZoneProps) {
  const say = useText(importMessages);
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [share, setShare] = useState<number>();
  const [isOver, setIsOver] = useState(false);
  const [refusal, setRefusal] = useState<ShownProblem>();

  const send = async (file: File | undefined) => {
    if (!file) return;
    setShare(0);
    setRefusal(undefined);
    try {
      await sendForImport({ entity, file, navigate, onProgress: setShare });
    } catch (error) {
      setRefusal(shownProblem(error, say('failed')));
    } finally {
      setShare(undefined);
    }
  };
  usePastedSheet(share === undefined && !small, (file) => void send(file));
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    void send(event.dataTransfer.files[0]);
  };

  return (
    <div
      className={styles.drop}
      data-over={isOver}
      data-small={small}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        onChange={(event) => {
          void send(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      {share !== undefined ? (
        <div className={styles.sending}>
          <p>{say('uploading')}</p>
          <ProgressBar share={share} label={say('uploading')} />
        </div>
      ) : (
        <>
          {!small && <FileSpreadsheet aria-hidden />}
          {!small && <h2 className={styles.dropTitle}>{say('dropTitle')}</h2>}
          {!small && <p className={styles.note}>{say('dropText')}</p>}
          <Button
            type={small ? 'default' : 'primary'}
            size={small ? 'middle' : 'large'}
            onClick={() => input.current?.click()}
          >
            {label ?? say('dropPick')}
          </Button>
          {!small && <p className={styles.note}>{say('dropPaste')}</p>}
          {refusal && <ErrorPanel problem={refusal} />}
        </>
      )}
    </div>
  );
}
