import type { Localized } from '@atelier/problem';
import { FormField, useLanguage, useText } from '@atelier/ui';
import { Input, Modal, Segmented } from 'antd';
import { useState, type FormEvent } from 'react';
import { recordMessages } from '../messages.ts';
import styles from './list.module.css';

export interface ViewDialogProps {
  readonly title: string;
  readonly label?: Localized;
  readonly maySharing?: boolean;
  onSave(label: Localized, shared: boolean): void;
  onClose(): void;
}

/** A name is asked for in the language at hand; the other one may follow at once or later. */
export function ViewDialog({ title, label, maySharing, onSave, onClose }: ViewDialogProps) {
  const say = useText(recordMessages);
  const language = useLanguage();
  const [zh, setZh] = useState(label?.zh ?? '');
  const [en, setEn] = useState(label?.en ?? '');
  const [shared, setShared] = useState(false);
  const inputs = [
    { key: 'zh', name: say('viewNameZh'), value: zh, set: setZh },
    { key: 'en', name: say('viewNameEn'), value: en, set: setEn },
  ].toSorted((a) => (a.key === language ? -1 : 1));
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (zh.trim() || en.trim()) onSave({ zh: zh.trim() || en.trim(), en: en.trim() || zh.trim() }, shared);
  };
  return (
    <Modal
      open
      title={title}
      width={440}
      onCancel={onClose}
      onOk={() => submit()}
      okText={say('save')}
      cancelText={say('cancel')}
      okButtonProps={{ disabled: !zh.trim() && !en.trim() }}
    >
      <form className={styles.dialogForm} onSubmit={submit}>
        {inputs.map((input, index) => (
          <FormField key={input.key} label={input.name}>
            {(ids) => (
              <Input
                {...ids}
                autoFocus={index === 0}
                maxLength={80}
                value={input.value}
                onChange={(event) => input.set(event.target.value)}
              />
            )}
          </FormField>
        ))}
        {maySharing && (
          <Segmented
            block
            aria-label={say('viewShared')}
            value={shared ? 'shared' : 'personal'}
            onChange={(value) => setShared(value === 'shared')}
            options={[
              { value: 'personal', label: say('viewPersonal') },
              { value: 'shared', label: say('viewSharedText') },
            ]}
          />
        )}
        <input type="submit" hidden />
      </form>
    </Modal>
  );
}
