import type { CodeRule } from './finding';
import { type CodeNode, propertyName, textOf } from './syntax';

/** JSON Web Tokens (RFC 7519), and the forms of keys that are found at a glance. */
const KEY_FORMS = [
  /^eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{8,}$/,
  /^(?:sk|pk|rk)[-_][\w-]{16,}$/,
  /^gh[pousr]_\w{20,}$/,
  /^(?:AKIA|ASIA)[A-Z\d]{16}$/,
  /^xox[abprs]-[\w-]{10,}$/,
  /^AIza[\w-]{30,}$/,
];
const SCHEME = /^(?:Bearer|Basic|Token|ApiKey)\s+/i;
const SECRET_NAME = /^(?:api[-_]?key|x-api-key|secret|client[-_]?secret|password|passwd|access[-_]?token|auth[-_]?token|authorization)$/i;
/** Shorter ones are samples and blanks to fill in. */
const MIN_LENGTH = 12;

/** A key, token or password written into the code: everybody who may see the page can read it. */
export const writtenSecret: CodeRule = (node, code) => {
  if (node.name !== 'String' || node.to - node.from < MIN_LENGTH) return undefined;
  const text = textOf(node, code).slice(1, -1);
  const before = SCHEME.exec(text)?.[0] ?? '';
  const value = text.slice(before.length);
  const isKey =
    KEY_FORMS.some((form) => form.test(value)) || (isNamedSecret(node, code) && !/\s/.test(value) && value.length >= MIN_LENGTH);
  if (!isKey) return undefined;
  const { from, to } = node;
  return { from, to, severity: 'warning', name: 'secret', fixes: [], secret: { value, before, from, to } };
};

/** `const apiKey = '…'`, `{ password: '…' }`. */
function isNamedSecret(node: CodeNode, code: string): boolean {
  const { parent, prevSibling } = node;
  if (parent?.name === 'Property') return parent.firstChild?.from !== node.from && SECRET_NAME.test(propertyName(parent, code) ?? '');
  const variable = prevSibling?.prevSibling ?? undefined;
  return parent?.name === 'VariableDeclaration' && variable !== undefined && SECRET_NAME.test(textOf(variable, code));
}
