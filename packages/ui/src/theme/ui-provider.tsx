import { ConfigProvider } from 'antd';
import english from 'antd/locale/en_US';
import chinese from 'antd/locale/zh_CN';
import { useEffect, useMemo, type ReactNode } from 'react';
import { useLanguage } from '../text/language.ts';
import { ToastRegion } from '../toast/toast-region.tsx';
import { antdTheme } from './antd-theme.ts';
import { useColorMode } from './color-mode.ts';

type Locale = typeof english;

/** Node hands over the whole CommonJS module where a bundler hands over its default export. */
function unwrap(module: Locale | { readonly default: Locale }): Locale {
  return 'default' in module ? module.default : module;
}

const locales = { zh: unwrap(chinese), en: unwrap(english) };

/** Theme and language for everything below it, and the place where toasts appear. */
export function UiProvider({ children }: { readonly children: ReactNode }) {
  const mode = useColorMode();
  const language = useLanguage();
  const theme = useMemo(() => antdTheme(mode), [mode]);

  // The slices of the last fallback are declared only once the page stands; see global.css.
  useEffect(() => {
    void import('./chinese-fallback.css');
  }, []);

  return (
    <ConfigProvider
      theme={theme}
      locale={locales[language]}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      {children}
      <ToastRegion />
    </ConfigProvider>
  );
}
