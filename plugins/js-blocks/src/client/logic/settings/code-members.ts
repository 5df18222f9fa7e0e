import type { CtxMember } from '../../editor/ctx/ctx-member';
import { CTX_MEMBERS } from '../../editor/ctx/ctx-members';
import own from './own-members.json';

/** Where code stands that is part of something else. */
export type CodeKind = 'column' | 'field' | 'action' | 'chart';

/** What needs a document: there is none in a worker. */
const OF_DOCUMENTS = new Set([
  'element',
  'ReactDOM',
  'libs.ReactDOM',
  'loadCSS',
  'themeToken',
  'setValue',
  'form',
  'formValues',
  'value',
  'getValue',
  'namePath',
  'disabled',
  'readOnly',
]);

/** What such code finds beside that; the reference shows it as well. */
const OWN: Readonly<Record<Exclude<CodeKind, 'field'>, readonly CtxMember[]>> = own;

/** What `ctx` has for a piece of code. A field is painted in a frame, as a block is; everything else runs in a worker. */
export function membersOf(kind: CodeKind): readonly CtxMember[] {
  return MEMBERS[kind];
}

function inWorker(more: readonly CtxMember[]): readonly CtxMember[] {
  const [without, parts] = [OF_DOCUMENTS, [...OF_DOCUMENTS].map((path) => `${path}.`)];
  const shared = CTX_MEMBERS.filter(({ path }) => !without.has(path) && !parts.some((part) => path.startsWith(part)));
  return [...shared, ...more];
}

/** Always the same lists, so that nobody looks at the code anew. */
const MEMBERS: Readonly<Record<CodeKind, readonly CtxMember[]>> = {
  field: CTX_MEMBERS,
  column: inWorker(OWN.column),
  action: inWorker(OWN.action),
  chart: inWorker(OWN.chart),
};
