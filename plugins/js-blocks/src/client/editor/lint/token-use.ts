import type { CodeFix, CodeRule } from './finding';
import { type CodeNode, ctxPath, propertyName } from './syntax';

const TOKENS = new Set(['token', 'auth.token', 'api.auth.token']);

/** Blocks never get the session of their viewer: `ctx.token` is undefined, and calls need none. */
export const tokenUse: CodeRule = (node, code) => {
  const path = ctxPath(node, code);
  if (path === undefined || !TOKENS.has(path)) return undefined;
  const header = headerAround(node, code);
  const fixes: readonly CodeFix[] = header === undefined ? [] : [{ name: 'dropHeader', changes: [withComma(header, code)] }];
  return { from: node.from, to: node.to, severity: 'warning', name: 'token', params: { path }, fixes };
};

/** The `Authorization: …` it is the value of. */
function headerAround(node: CodeNode, code: string): CodeNode | undefined {
  for (let around = node.parent; around !== null; around = around.parent) {
    if (around.name === 'Property') return propertyName(around, code)?.toLowerCase() === 'authorization' ? around : undefined;
    if (around.name.endsWith('Statement')) return undefined;
  }
  return undefined;
}

function withComma({ from, to }: CodeNode, code: string): { readonly from: number; readonly to: number; readonly insert: string } {
  const comma = /^\s*,/.exec(code.slice(to));
  return { from, to: to + (comma?.[0].length ?? 0), insert: '' };
}
