import { Button, Popconfirm, type ButtonProps } from 'antd';
import { useState, type ReactNode } from 'react';
import { useText } from '../text/language.ts';
import { uiMessages } from '../ui-messages.ts';

export interface ConfirmButtonProps extends Omit<ButtonProps, 'onClick' | 'title'> {
  /** What will happen, as a question. */
  readonly question: ReactNode;
  readonly consequence?: ReactNode;
  /** The verb, on the confirming button. */
  readonly verb: string;
  onConfirm(): void | Promise<void>;
}

/** A button for what cannot simply be undone: asks once, beside itself, and shows that it works. */
export function ConfirmButton({
  question,
  consequence,
  verb,
  onConfirm,
  children,
  ...button
}: ConfirmButtonProps) {
  const say = useText(uiMessages);
  const [busy, setBusy] = useState(false);

  const confirm = async () => {
    setBusy(true);
    try {
      await onConfirm();
    } finally {
      setBusy(false);
    }
  };

  return (
    <Popconfirm
      title={question}
      description={consequence}
      okText={verb}
      cancelText={say('cancel')}
      okButtonProps={{ danger: button.danger === true, size: 'middle' }}
      cancelButtonProps={{ size: 'middle' }}
      icon={null}
      onConfirm={() => void confirm()}
    >
      <Button {...button} loading={busy}>
        {children}
      </Button>
    </Popconfirm>
  );
}
