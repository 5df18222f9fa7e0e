import { tsxLanguage } from '@codemirror/lang-javascript';
import type { CodeChange } from './code-change';
import { blankTagTypes } from './tag-types';

/** The code as TypeScript with JSX. */
export function parseCode(code: string): CodeTree {
  return tsxLanguage.parser.parse(blankTagTypes(code));
}

export type CodeTree = ReturnType<typeof tsxLanguage.parser.parse>;
export type CodeNode = CodeTree['topNode'];

export function textOf(node: CodeNode, code: string): string {
  return code.slice(node.from, node.to);
}

/** `api.request` of `ctx.api.request`, with whatever blanks; undefined for what does not begin with `ctx`. */
export function ctxPath(node: CodeNode, code: string): string | undefined {
  if (node.name !== 'MemberExpression') return undefined;
  const [object, property] = [node.firstChild, node.lastChild];
  if (object === null || property?.name !== 'PropertyName') return undefined;
  const name = textOf(property, code);
  if (object.name === 'VariableName') return textOf(object, code) === 'ctx' ? name : undefined;
  const before = ctxPath(object, code);
  return before === undefined ? undefined : `${before}.${name}`;
}

/** The name of a property in an object: of `{ a: 1 }` and of `{ 'a': 1 }`. */
export function propertyName(property: CodeNode, code: string): string | undefined {
  const name = property.firstChild;
  if (name?.name === 'PropertyDefinition') return textOf(name, code);
  return name?.name === 'String' ? textOf(name, code).slice(1, -1) : undefined;
}

/** `async` before the function a node stands in, where that has none and may. */
export function madeAsync(node: CodeNode): readonly CodeChange[] {
  const around = functionAround(node);
  const isSynchronous = around !== undefined && around.getChild('async') === null && around.name !== 'MethodDeclaration';
  return isSynchronous ? [{ from: around.from, to: around.from, insert: 'async ' }] : [];
}

const FUNCTIONS = new Set(['ArrowFunction', 'FunctionExpression', 'FunctionDeclaration', 'MethodDeclaration']);

/** The function whose body a node stands in; undefined at the top, which is asynchronous. */
export function functionAround(node: CodeNode): CodeNode | undefined {
  for (let around = node.parent; around !== null; around = around.parent) if (FUNCTIONS.has(around.name)) return around;
  return undefined;
}
