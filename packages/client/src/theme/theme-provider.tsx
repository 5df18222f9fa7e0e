import { useServices } from '@mortise/plugin-api/client';
import { App, ConfigProvider, type ConfigProviderProps } from 'antd';
import type { Locale } from 'antd/es/locale';
import english from 'antd/es/locale/en_US';
import dayjs from 'dayjs';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { shellNonce } from './nonce';
import { popupContainer } from './popup-container';
import { createTheme } from './tokens';
import { useDarkness } from './use-darkness';
import { useMediaQuery } from './use-media-query';

/** Besides English. */
const LOCALES: Readonly<Record<string, () => Promise<Locale>>> = {
  'zh-CN': async () => {
    const [locale] = await Promise.all([import('antd/es/locale/zh_CN'), import('dayjs/locale/zh-cn')]);
    return locale.default;
  },
};

/** More would hide the page; the bell keeps them all. */
const NOTICES = { maxCount: 3 } as const;

/** The star is for the eyes; a field that must be filled in says so itself. */
const FORM: NonNullable<ConfigProviderProps['form']> = {
  requiredMark: (label, { required }) => (
    <>
      {label}
      {required ? <span aria-hidden>&nbsp;*</span> : null}
    </>
  ),
};

/** A drawer would give the focus back when it has slid out, and take it from where it has gone meanwhile; `useFocusReturn` does it at once. */
const DRAWER: NonNullable<ConfigProviderProps['drawer']> = { focusable: { focusTriggerAfterClose: false } };

/** Colours, density and the language of antd's own texts. */
export function ThemeProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const { session, language } = useServices();
  const dark = useDarkness(session.user.theme ?? 'auto');
  const still = useMediaQuery('(prefers-reduced-motion: reduce)');
  const { primaryColor } = session.boot.settings;
  const theme = useMemo(() => createTheme({ dark, primaryColor, still }), [dark, primaryColor, still]);
  const locale = useAntdLocale(language);
  const csp = useMemo(() => ({ nonce: shellNonce() }), []);
  return (
    <ConfigProvider
      theme={theme}
      csp={csp}
      getPopupContainer={popupContainer}
      button={{ autoInsertSpace: false }}
      form={FORM}
      drawer={DRAWER}
      locale={locale}
    >
      <App component={false} message={NOTICES}>
        {children}
      </App>
    </ConfigProvider>
  );
}

/** There always is one: antd would build everything below anew when the first one comes, with running blocks and what was typed. */
function useAntdLocale(language: string): Locale {
  const [locale, setLocale] = useState<Locale>(english);
  useEffect(() => {
    let wanted = true;
    document.documentElement.lang = language;
    void Promise.resolve(LOCALES[language]?.()).then((loaded) => {
      dayjs.locale(language === 'zh-CN' ? 'zh-cn' : 'en');
      if (wanted) setLocale(loaded ?? english);
    });
    return () => {
      wanted = false;
    };
  }, [language]);
  return locale;
}
