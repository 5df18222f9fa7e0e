import type { CodeChange } from './code-change';
import type { CodeRule } from './finding';
import { type CodeNode, ctxPath, madeAsync, textOf } from './syntax';

const PART = /\{\{\s*ctx\.[^{}]+\}\}/;
const WHOLE = /^\{\{\s*(ctx\.[^{}]+?)\s*\}\}$/;
/** They fill templates in, or take paths. */
const FILLERS = new Set(['resolveJsonTemplate', 'getVar']);

/** `'{{ ctx.record.id }}'` as a value: NocoBase fills such texts in before code of its first version runs, here they are texts as any other. */
export const oldTemplate: CodeRule = (node, code) => {
  if (node.name !== 'String' || isName(node)) return undefined;
  const literal = textOf(node, code);
  if (!PART.test(literal) || isFilled(node, code)) return undefined;
  const [, path] = WHOLE.exec(literal.slice(1, -1)) ?? [];
  const insert = path === undefined ? `await ctx.resolveJsonTemplate(${literal})` : `await ctx.getVar(${JSON.stringify(path)})`;
  const changes: readonly CodeChange[] = [...madeAsync(node), { from: node.from, to: node.to, insert }];
  return { from: node.from, to: node.to, severity: 'warning', name: 'template', fixes: [{ name: 'template', changes }] };
};

/** Of a property, or of a module. */
function isName(node: CodeNode): boolean {
  const { parent } = node;
  return parent?.name === 'ImportDeclaration' || (parent?.name === 'Property' && parent.firstChild?.from === node.from);
}

function isFilled(node: CodeNode, code: string): boolean {
  for (let around = node.parent; around !== null; around = around.parent) {
    if (around.name !== 'CallExpression' || around.firstChild === null) continue;
    if (FILLERS.has(ctxPath(around.firstChild, code) ?? '')) return true;
  }
  return false;
}
