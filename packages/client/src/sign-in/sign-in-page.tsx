import type { Boot } from '@mortise/plugin-api/client';
import { type ReactNode, useEffect, useState } from 'react';
import { isOwnMachine } from '../boot/own-machine';
import { LANGUAGES, type LanguageTag, browserLanguage, fittingLanguage } from '../texts/languages';
import { rememberedLanguage, rememberLanguage } from '../texts/remembered-language';
import { readableOnWhite } from '../theme/contrast';
import { Logo } from '../theme/logo';
import { SignInForm } from './sign-in-form';
import { useSignInTexts } from './sign-in-texts';

/** Plain React and CSS: nothing of the admin is loaded before somebody is signed in. */
export function SignInPage({ boot }: { readonly boot: Boot }): ReactNode {
  const { settings, secure } = boot;
  const [language, setLanguage] = useState<LanguageTag>(() => firstLanguage(boot));
  const texts = useSignInTexts(language);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.style.setProperty('--primary', settings.primaryColor);
    document.documentElement.style.setProperty('--primary-strong', readableOnWhite(settings.primaryColor));
    if (texts) document.title = `${texts.title} · ${settings.title}`;
  }, [language, settings, texts]);
  if (texts === undefined) return null;
  const choose = (tag: LanguageTag): void => {
    rememberLanguage(tag);
    setLanguage(tag);
  };
  return (
    <div className="sign-in">
      <main className="sign-in-card">
        <Logo size={44} color={settings.primaryColor} />
        <h1>{texts.heading.replace('{{title}}', settings.title)}</h1>
        <SignInForm texts={texts} language={language} />
        <p className="sign-in-quiet">{texts.forgot}</p>
        {secure || isOwnMachine() ? null : (
          <p role="note" className="sign-in-warning">
            {texts.insecure}
          </p>
        )}
      </main>
      <footer className="sign-in-footer">
        <LanguageChoice label={texts.language} enabled={settings.enabledLanguages} language={language} onChoose={choose} />
      </footer>
    </div>
  );
}

interface LanguageChoiceProps {
  readonly label: string;
  readonly enabled: readonly string[];
  readonly language: LanguageTag;
  onChoose(tag: LanguageTag): void;
}

function LanguageChoice({ label, enabled, language, onChoose }: LanguageChoiceProps): ReactNode {
  const offered = (Object.keys(LANGUAGES) as LanguageTag[]).filter((tag) => enabled.includes(tag));
  if (offered.length < 2) return null;
  return (
    <label>
      <span className="sign-in-quiet">{label}</span>{' '}
      <select value={language} onChange={(event) => onChoose(fittingLanguage(event.target.value))}>
        {offered.map((tag) => (
          <option key={tag} value={tag} lang={tag}>
            {LANGUAGES[tag]}
          </option>
        ))}
      </select>
    </label>
  );
}

function firstLanguage({ settings }: Boot): LanguageTag {
  const remembered = rememberedLanguage();
  if (remembered !== undefined && settings.enabledLanguages.includes(remembered)) return remembered;
  const own = browserLanguage();
  return settings.enabledLanguages.includes(own) ? own : fittingLanguage(settings.defaultLanguage);
}
