import { CompletionContext } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import type { CtxMember } from '../ctx/ctx-member';
import { completeCtx, completeSnippets } from './complete-ctx';
import { pathAt } from './hover-help';
import { SNIPPETS } from './snippets';

const member = (path: string): CtxMember => ({ path, signature: path, about: '' });
const MEMBERS = ['message', 'message.success', 'message.error', 'api', 'api.request', 'record'].map(member);

/** `|` is where the cursor stands. */
const at = (code: string, explicit = false): CompletionContext =>
  new CompletionContext(EditorState.create({ doc: code.replace('|', '') }), code.indexOf('|'), explicit);
const labels = (code: string): readonly string[] | undefined => completeCtx(MEMBERS)(at(code))?.options.map(({ label }) => label);

describe('completion after ctx', () => {
  it.each([
    ['ctx.|', ['message', 'api', 'record']],
    ['await ctx.me|', ['message', 'api', 'record']],
    ['ctx.message.|', ['success', 'error']],
    ['ctx?.message?.su|', ['success', 'error']],
    ['x();\nctx . api . |', ['request']],
    ['ctx.record.|', undefined],
    ['myctx.|', undefined],
    ['ctx|', undefined],
  ])('%j', (code, expected) => expect(labels(code)).toEqual(expected));

  it('takes the place of what was typed', () => expect(completeCtx(MEMBERS)(at('ctx.message.su|'))?.from).toBe(12));
});

it('offers pieces of code where a word begins, and not after a dot', () => {
  const offer = completeSnippets(SNIPPETS, (name) => name);
  expect(offer(at('ta|'))?.options.map(({ label }) => label)).toEqual(SNIPPETS.map(({ name }) => name));
  expect(offer(at('a.ta|'))).toBeNull();
  expect(offer(at('|'))).toBeNull();
  expect(offer(at('|', true))).not.toBeNull();
});

it.each([
  ['await ctx.api.request()', 12, { path: 'api', from: 6, to: 13 }],
  ['await ctx.api.request()', 16, { path: 'api.request', from: 6, to: 21 }],
  ['ctx?.message', 6, { path: 'message', from: 0, to: 12 }],
  ['ctx.a; ctx.b', 12, { path: 'b', from: 7, to: 12 }],
  ['ctx.api', 1, undefined],
  ['other.api', 7, undefined],
])('the help of %j at %d is about %j', (text, offset, found) => expect(pathAt(text, offset)).toEqual(found));
