import { useText } from '@atelier/ui';
import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useShortcuts } from '../../app/shortcuts.ts';
import { recordMessages } from '../messages.ts';
import styles from './list.module.css';

export interface SearchBoxProps {
  readonly value: string;
  onSearch(text: string): void;
}

/** Searches while one types, though never in the middle of a word of an input method. */
export function SearchBox({ value, onSearch }: SearchBoxProps) {
  const say = useText(recordMessages);
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const [composing, setComposing] = useState(false);
  const sent = useRef(value);
  const latest = useRef(onSearch);
  useEffect(() => {
    latest.current = onSearch;
  });
  useShortcuts([{ keys: '/', label: say('searchShortcut'), run: () => input.current?.select() }]);

  // A change from outside (a view, the back button) shows in the box.
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);

  useEffect(() => {
    if (composing || text.trim() === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = text.trim();
      latest.current(sent.current);
    }, 220);
    return () => clearTimeout(timer);
  }, [text, composing]);

  return (
    <span className={styles.search}>
      <Search aria-hidden />
      <input
        ref={input}
        type="search"
        aria-label={say('search')}
        placeholder={say('searchHint')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onKeyDown={(event) => event.key === 'Escape' && setText('')}
      />
      {text !== '' && (
        <button type="button" aria-label={say('searchClear')} onClick={() => setText('')}>
          <X aria-hidden />
        </button>
      )}
    </span>
  );
}
