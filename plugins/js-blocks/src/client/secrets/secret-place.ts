import type { CodeChange } from '../editor/lint/code-change';
import type { WrittenSecret } from '../editor/lint/finding';

/** The literal that held a value gives way to a call that names it. */
export function secretCall({ before, from, to }: WrittenSecret, name: string): CodeChange {
  const call = `ctx.secret('${name}')`;
  return { from, to, insert: before === '' ? call : `\`${before}\${${call}}\`` };
}

/** As the server takes names of secrets. */
export const SECRET_NAME = /^[A-Za-z][\w-]{0,49}$/;
