import type { CtxMember } from '../ctx/ctx-member';
import type { CodeChange } from './code-change';
import type { CodeRule, Finding } from './finding';
import { type CodeNode, ctxPath, madeAsync, textOf } from './syntax';

const PROMISE_MEMBERS = new Set(['then', 'catch', 'finally']);

/** A call that answers with a promise, whose promise is taken for what it promises. */
export function missingAwait(members: readonly CtxMember[]): CodeRule {
  const asynchronous = new Set(members.filter(({ isAsync }) => isAsync).map(({ path }) => path));
  return (node, code) => {
    if (node.name !== 'CallExpression' || node.firstChild === null) return undefined;
    const path = ctxPath(node.firstChild, code);
    if (path === undefined || !asynchronous.has(path)) return undefined;
    const severity = severityOf(node, code);
    if (severity === undefined) return undefined;
    return {
      from: node.from,
      to: node.firstChild.to,
      severity,
      name: 'await',
      params: { path },
      fixes: [{ name: 'await', changes: awaited(node, code) }],
    };
  };
}

/** Undefined where the promise is used as one, or handed on. */
function severityOf(call: CodeNode, code: string): Finding['severity'] | undefined {
  const { parent } = call;
  if (parent?.name === 'ExpressionStatement') return 'info';
  if (parent?.name === 'MemberExpression') return PROMISE_MEMBERS.has(textOf(parent.lastChild ?? parent, code)) ? undefined : 'warning';
  if (parent?.name !== 'VariableDeclaration') return undefined;
  const variable = call.prevSibling?.prevSibling;
  return variable?.name === 'VariableDefinition' && isAwaitedLater(textOf(variable, code), code.slice(call.to)) ? undefined : 'warning';
}

function isAwaitedLater(name: string, rest: string): boolean {
  const quoted = name.replaceAll('$', String.raw`\$`);
  return new RegExp(String.raw`await\s+${quoted}\b|\b${quoted}\s*\.\s*(?:then|catch|finally)\b|Promise\.\w+\([^)]*\b${quoted}\b`).test(
    rest,
  );
}

/** `await` before the call, `async` before its function where that has none. */
function awaited(call: CodeNode, code: string): readonly CodeChange[] {
  const inside = call.parent?.name === 'MemberExpression';
  return [
    ...madeAsync(call),
    { from: call.from, to: call.to, insert: inside ? `(await ${textOf(call, code)})` : `await ${textOf(call, code)}` },
  ];
}
