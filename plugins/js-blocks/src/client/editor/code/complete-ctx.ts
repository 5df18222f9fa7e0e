import { type Completion, type CompletionContext, type CompletionResult, snippetCompletion } from '@codemirror/autocomplete';
import { type CtxMember, membersBelow } from '../ctx/ctx-member';
import { memberHelp } from './member-help';
import type { Snippet } from './snippets';

const PATH = /\bctx((?:\s*\??\.\s*[\w$]+)*)\s*\??\.\s*([\w$]*)$/;

/** What can follow `ctx.` and the parts of it. */
export function completeCtx(members: readonly CtxMember[]): (context: CompletionContext) => CompletionResult | null {
  return (context) => {
    const line = context.state.doc.lineAt(context.pos);
    const match = PATH.exec(line.text.slice(0, context.pos - line.from));
    if (match === null) return null;
    const [, path = '', typed = ''] = match;
    const owner = path.replaceAll(/[\s?]/g, '').replace(/^\./, '');
    const options = membersBelow(members, owner).map((member) => completionOf(member, owner));
    return options.length === 0 ? null : { from: context.pos - typed.length, options, validFor: /^[\w$]*$/ };
  };
}

function completionOf(member: CtxMember, owner: string): Completion {
  return {
    label: member.path.slice(owner === '' ? 0 : owner.length + 1),
    type: member.isCall ? 'function' : 'property',
    detail: member.isAsync ? 'await' : '',
    info: () => memberHelp(member),
  };
}

/** Whole pieces of code, by name, where a statement may begin. */
export function completeSnippets(
  snippets: readonly Snippet[],
  titleOf: (name: string) => string,
): (context: CompletionContext) => CompletionResult | null {
  const options = snippets.map(({ name, template }) => snippetCompletion(template, { label: name, detail: titleOf(name), type: 'text' }));
  return (context) => {
    const word = context.matchBefore(/(?<![.\w$])[\w$]+/);
    return word === null && !context.explicit ? null : { from: word?.from ?? context.pos, options, validFor: /^[\w$]*$/ };
  };
}
