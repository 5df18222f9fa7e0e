import type { Extension } from '@codemirror/state';
import { hoverTooltip } from '@codemirror/view';
import type { CtxMember } from '../ctx/ctx-member';
import { memberHelp } from './member-help';

const PATHS = /\bctx(?:\s*\??\.\s*[\w$]+)+/g;

/** Shows what the reference says of the member under the pointer. */
export function hoverHelp(members: readonly CtxMember[]): Extension {
  return hoverTooltip((view, position) => {
    const line = view.state.doc.lineAt(position);
    const found = pathAt(line.text, position - line.from);
    const member = found && members.find(({ path }) => path === found.path);
    if (member === undefined || found === undefined) return null;
    return { pos: line.from + found.from, end: line.from + found.to, above: true, create: () => ({ dom: memberHelp(member) }) };
  });
}

interface FoundPath {
  readonly path: string;
  readonly from: number;
  readonly to: number;
}

/** The path as far as the name at the offset: `api` on the `i` of `ctx.api.request`. */
export function pathAt(text: string, offset: number): FoundPath | undefined {
  for (const { 0: whole, index } of text.matchAll(PATHS)) {
    if (offset < index || offset > index + whole.length) continue;
    const rest = /^[\w$]*/.exec(text.slice(offset))?.[0].length ?? 0;
    const to = Math.min(offset + rest, index + whole.length);
    const path = text
      .slice(index, to)
      .replaceAll(/[\s?]/g, '')
      .replace(/^ctx\.?/, '');
    return path === '' ? undefined : { path, from: index, to };
  }
  return undefined;
}
