import { isApiError } from '@mortise/plugin-api/client';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { createApi } from '../boot/create-api';
import { readPageFacts } from '../boot/page-facts';
import { tellSessionChanged } from '../session/session-news';
import type { LanguageTag } from '../texts/languages';
import type { SignInTexts } from './sign-in-texts';

export interface SignInFormProps {
  readonly texts: SignInTexts;
  readonly language: LanguageTag;
}

/** Account and password. When they are right the page starts anew, as the one who signed in. */
export function SignInForm({ texts, language }: SignInFormProps): ReactNode {
  const [state, setState] = useState<{ readonly busy: boolean; readonly error?: string }>({ busy: false });
  const [visible, setVisible] = useState(false);
  const account = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const values = { account: account.current?.value.trim() ?? '', password: password.current?.value ?? '' };
    if (values.account === '' || values.password === '') return setState({ busy: false, error: texts.missing });
    setState({ busy: true });
    const error = await signIn(values, texts, language);
    if (error === undefined) return location.reload();
    setState({ busy: false, error });
    password.current?.select();
  };
  return (
    <form className="sign-in-form" onSubmit={(event) => void submit(event)} noValidate>
      <label htmlFor="account">{texts.account}</label>
      <input id="account" ref={account} autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus />
      <label htmlFor="password">{texts.password}</label>
      <div className="sign-in-password">
        <input id="password" ref={password} type={visible ? 'text' : 'password'} autoComplete="current-password" />
        <button type="button" aria-pressed={visible} onClick={() => setVisible(!visible)}>
          {visible ? texts.hide : texts.show}
        </button>
      </div>
      <p role="alert" className="sign-in-error">
        {state.error}
      </p>
      <button className="main-button" disabled={state.busy}>
        {state.busy ? texts.busy : texts.submit}
      </button>
    </form>
  );
}

/** Undefined when it worked, otherwise what to tell. */
async function signIn(values: object, texts: SignInTexts, language: LanguageTag): Promise<string | undefined> {
  const { apiBase } = readPageFacts();
  const api = createApi({ apiBase, language: () => language, csrfToken: () => undefined, offlineText: () => texts.offline });
  try {
    await api.post('auth:signIn', { values: { ...values, session: 'cookie' } });
    tellSessionChanged();
    return undefined;
  } catch (error) {
    return isApiError(error) ? error.message : texts.offline;
  }
}
