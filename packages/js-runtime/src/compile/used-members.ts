/** `ctx.name`, `ctx?.name`, `ctx.libs.name`. */
const MEMBER = /\bctx\s*\??\.\s*(?:libs\s*\??\.\s*)?([A-Za-z_$][\w$]*)/g;
/** `{ a, b: c } = ctx`, `{ a } = ctx.libs`. */
const TAKEN = /\{([^{}]*)\}\s*=\s*ctx\b/g;
const NAME = /^\s*([A-Za-z_$][\w$]*)/;

/** Names of the members of `ctx` that code mentions, sorted. It reads text, also that of comments: one too many does no harm. */
export function usedMembers(code: string): readonly string[] {
  const named = [...code.matchAll(MEMBER)].map(([, name = '']) => name);
  const taken = [...code.matchAll(TAKEN)].flatMap(([, names = '']) => names.split(',').map((part) => NAME.exec(part)?.[1] ?? ''));
  return [...new Set([...named, ...taken])].filter((name) => name !== '' && name !== 'libs').toSorted();
}
