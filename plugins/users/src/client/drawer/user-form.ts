import type { User } from '../user';

/** What the form of a user holds. Fields that were never shown are absent. */
export interface UserForm {
  readonly nickname?: string | null;
  readonly username?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly appLang?: string | null;
  readonly password?: string;
  readonly roles?: readonly string[];
  readonly defaultRole?: string;
}

const ACCOUNT_FIELDS = ['nickname', 'username', 'email', 'phone', 'appLang'] as const;

/** The columns of the account that differ from what they were, empty texts as nothing; with the password, if one was typed. */
export function accountChanges(form: UserForm, before?: User): Readonly<Record<string, string | null>> {
  const changes: Record<string, string | null> = {};
  for (const field of ACCOUNT_FIELDS) {
    const now = filled(form[field]);
    if (now !== filled(before?.[field])) changes[field] = now;
  }
  return form.password ? { ...changes, password: form.password } : changes;
}

function filled(text: string | null | undefined): string | null {
  return text === undefined || text === null || text.trim() === '' ? null : text.trim();
}

export function initialForm(user: User): UserForm {
  const { nickname, username, email, phone, appLang } = user;
  return { nickname, username, email, phone, appLang };
}
