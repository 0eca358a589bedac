import { localize, type Language, type Localized } from '@atelier/problem';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useCallback, useMemo } from 'react';
import { createStored } from '../stored.ts';
import { speaker, type MessageSet, type Messages, type Say } from './messages.ts';

const stored = createStored<Language>('atelier.language', ['zh', 'en'], () =>
  navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en',
);

function speak(language: Language): void {
  dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

speak(stored.get());
stored.subscribe(() => speak(stored.get()));

export const getLanguage = stored.get;
/** Takes effect at once, everywhere, without a reload; kept for the next visit on this device. */
export const setLanguage = stored.set;
export const useLanguage = stored.use;

/** `const say = useText(recordMessages); say('chosen', { count: 3 })` */
export function useText<M extends Messages>(set: MessageSet<M>): Say<M> {
  const language = useLanguage();
  return useMemo(() => speaker(set, language), [set, language]);
}

/** For texts that users or packages wrote in both languages: `const read = useLocalize(); read(field.label)` */
export function useLocalize(): (text: Localized) => string {
  const language = useLanguage();
  return useCallback((text: Localized) => localize(text, language), [language]);
}

/** Says a message outside React (document titles, file names), in the language of the moment. */
export function sayer<M extends Messages>(set: MessageSet<M>): Say<M> {
  return (key, ...values) => speaker(set, getLanguage())(key, ...values);
}
