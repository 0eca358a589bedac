import { readWelcome } from '@atelier/api';
import { InlineNotice, useText } from '@atelier/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { useCall } from '../api/use-call.ts';
import { appMessages } from './messages.ts';
import styles from './shell.module.css';

/** On plain HTTP through a network the product works, and says so once per visit. */
export function InsecureNotice() {
  const say = useText(appMessages);
  const welcome = useCall(readWelcome, undefined, { staleTime: Infinity });
  const [dismissed, setDismissed] = useState(false);
  if (dismissed || !welcome.data || welcome.data.secure) return null;
  return (
    <div className={styles.insecure}>
      <InlineNotice
        tone="caution"
        actions={
          <Button size="small" type="text" onClick={() => setDismissed(true)}>
            {say('insecureDismiss')}
          </Button>
        }
      >
        {say('insecure')}
      </InlineNotice>
    </div>
  );
}
