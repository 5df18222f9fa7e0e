import { useEffect, useState } from 'react';
import type { LanguageTag } from '../texts/languages';
import type en from './locale/en.json';

export type SignInTexts = typeof en;

const LOADERS: Readonly<Record<LanguageTag, () => Promise<{ readonly default: SignInTexts }>>> = {
  en: () => import('./locale/en.json'),
  'zh-CN': () => import('./locale/zh-CN.json'),
};

/** The page's texts; undefined until they are there. */
export function useSignInTexts(language: LanguageTag): SignInTexts | undefined {
  const [texts, setTexts] = useState<SignInTexts | undefined>();
  useEffect(() => {
    let wanted = true;
    void LOADERS[language]().then((loaded) => {
      if (wanted) setTexts(loaded.default);
    });
    return () => {
      wanted = false;
    };
  }, [language]);
  return texts;
}
