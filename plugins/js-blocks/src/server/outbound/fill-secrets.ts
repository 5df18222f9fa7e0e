import { AppError } from '@mortise/shared';
import { SECRET_PLACEHOLDER } from '../../contract';
import type { SecretStore } from '../secrets/secret-store';
import { isListed } from './host-list';

export interface SentContent {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

export interface SecretUse {
  readonly host: string;
  /** Those the block was given. */
  readonly secrets: readonly string[];
  readonly store: SecretStore;
}

/**
 * Puts secrets in the place of their placeholders. Addresses take none: they are written down along the way.
 * @throws AppError ACTION_DENIED for one the block was not given, or that may not go to this host; RECORD_NOT_FOUND
 */
export async function fillSecrets({ headers, body }: SentContent, use: SecretUse): Promise<SentContent> {
  const texts = [...Object.values(headers), body ?? ''];
  const names = new Set(texts.flatMap((text) => [...text.matchAll(SECRET_PLACEHOLDER)].map(([, name = '']) => name)));
  const values = new Map<string, string>();
  for (const name of names) values.set(name, await valueFor(name, use));
  const fill = (text: string): string => text.replace(SECRET_PLACEHOLDER, (_all, name: string) => values.get(name) ?? '');
  return {
    headers: Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, fill(text)])),
    body: body === undefined ? undefined : fill(body),
  };
}

async function valueFor(name: string, { host, secrets, store }: SecretUse): Promise<string> {
  const denied = (reason: string): AppError => new AppError('ACTION_DENIED', { right: `secret ${name}`, reason });
  if (!secrets.includes(name)) throw denied('the block was not given this secret');
  const { value, hosts } = await store.open(name);
  if (!isListed(host, hosts)) throw denied(`the secret may not be sent to ${host}`);
  return value;
}
