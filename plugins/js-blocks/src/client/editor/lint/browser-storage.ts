import type { CodeRule } from './finding';
import { textOf } from './syntax';

const STORES = new Set(['localStorage', 'sessionStorage']);

/** Browsers keep nothing for a frame of no origin: reading `localStorage` throws there. */
export const browserStorage: CodeRule = (node, code) => {
  const object = node.name === 'MemberExpression' ? node.firstChild : null;
  const name = object?.name === 'VariableName' ? textOf(object, code) : '';
  if (object === null || !STORES.has(name)) return undefined;
  return { from: object.from, to: object.to, severity: 'warning', name: 'storage', params: { store: name }, fixes: [] };
};
