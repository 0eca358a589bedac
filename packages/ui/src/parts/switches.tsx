import { Segmented } from 'antd';
import { setLanguage, useLanguage, useText } from '../text/language.ts';
import { setThemeChoice, useThemeChoice } from '../theme/color-mode.ts';
import { uiMessages } from '../ui-messages.ts';
import styles from './switches.module.css';

/** The other language, in its own name; one click, no reload. */
export function LanguageSwitch() {
  const language = useLanguage();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <button
      type="button"
      className={styles.language}
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => setLanguage(other)}
    >
      {other === 'zh' ? '中文' : 'English'}
    </button>
  );
}

export function ThemeSwitch() {
  const say = useText(uiMessages);
  const choice = useThemeChoice();
  return (
    <Segmented
      aria-label={say('theme')}
      value={choice}
      onChange={setThemeChoice}
      options={[
        { value: 'system', label: say('themeSystem') },
        { value: 'light', label: say('themeLight') },
        { value: 'dark', label: say('themeDark') },
      ]}
    />
  );
}
