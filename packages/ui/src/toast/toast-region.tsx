import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useText } from '../text/language.ts';
import { uiMessages } from '../ui-messages.ts';
import styles from './toast-region.module.css';
import { closeToast, useToasts, type Toast } from './toasts.ts';

/** Where toasts appear. The live region itself is always there, or screen readers would miss the first one. */
export function ToastRegion() {
  const toasts = useToasts();
  return (
    <div className={styles.region} role="status" aria-live="polite" aria-relevant="additions">
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastCard({ toast }: { readonly toast: Toast }) {
  const say = useText(uiMessages);
  const [held, setHeld] = useState(false);

  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => closeToast(toast.id), toast.stay);
    return () => clearTimeout(timer);
  }, [held, toast]);

  const act = () => {
    closeToast(toast.id);
    void toast.action?.run();
  };

  return (
    <div
      className={styles.toast}
      data-tone={toast.tone}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className={styles.text}>{toast.text}</span>
      {toast.action && (
        <button type="button" className={styles.action} onClick={act}>
          {toast.action.label}
        </button>
      )}
      <button
        type="button"
        className={styles.close}
        aria-label={say('close')}
        onClick={() => closeToast(toast.id)}
      >
        <X aria-hidden />
      </button>
    </div>
  );
}
