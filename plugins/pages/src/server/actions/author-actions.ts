import {
  type ActionCall,
  type ActionDefinition,
  type ActionPermission,
  answer,
  defineAction,
  requireKey,
} from '@mortise/plugin-api/server';
import { AppError, type JsonObject, type JsonValue } from '@mortise/shared';
import type { PageContent, PageDraft, PageOutline } from '../../contract';
import type { BlockRules } from '../blocks/block-rules';
import { BODIES } from '../body-schemas';
import { checkContent } from '../content-rules';
import { type DraftChange, type PageContents, REVISIONS_PAGE_SIZE, draftOf } from '../page-contents';
import type { NewPage, PageChanges, PageOutlines } from '../page-outline';
import type { OutlineRow } from '../page-rows';
import { CONTENT, DONE, DRAFT, OUTLINE, OUTLINES, REVISIONS } from './docs';

const MANAGE: ActionPermission = { kind: 'granted', snippet: 'pm.pages' };
const KEY = { filterByTk: { type: 'string' } } as const;
const NUMBER = { type: 'integer', minimum: 1 } as const;

export interface AuthorDeps {
  readonly outlines: PageOutlines;
  readonly contents: PageContents;
  readonly rules: BlockRules;
  /** Tells open pages. */
  readonly changed: () => void;
}

/** What authors call: the menu as it is, drafts, publishing and history. */
export function authorActions(deps: AuthorDeps): Readonly<Record<string, ActionDefinition>> {
  return { ...outlineActions(deps), ...draftActions(deps), ...historyActions(deps) };
}

function outlineActions({ outlines, changed }: AuthorDeps): Readonly<Record<string, ActionDefinition>> {
  const change = (body: ActionDefinition['body'], work: (call: ActionCall) => Promise<string>): ActionDefinition =>
    defineAction({
      permission: MANAGE,
      safe: false,
      describe: { output: OUTLINE },
      ...(body === undefined ? {} : { body }),
      async run(call) {
        const uid = await work(call);
        changed();
        return answer(outlineOf(await outlines.get(uid)) as unknown as JsonValue);
      },
    });
  return {
    list: defineAction({
      permission: MANAGE,
      safe: true,
      describe: { output: OUTLINES },
      run: async () => answer((await outlines.list()).map(outlineOf) as unknown as JsonValue),
    }),
    create: change(BODIES.create, (call) => outlines.create(bodyOf<NewPage>(call), call.principal.userId)),
    update: change(BODIES.update, async (call) => {
      await outlines.update(requireKey(call), bodyOf<PageChanges>(call), call.principal.userId);
      return requireKey(call);
    }),
    move: change(BODIES.move, async (call) => {
      const { parentUid, before = null } = bodyOf<{ parentUid: string | null; before?: string | null }>(call);
      await outlines.move(requireKey(call), { parentUid, before });
      return requireKey(call);
    }),
    destroy: destroyAction({ outlines, changed }),
  };
}

function destroyAction({ outlines, changed }: Pick<AuthorDeps, 'outlines' | 'changed'>): ActionDefinition {
  return defineAction({
    permission: MANAGE,
    safe: false,
    describe: { output: DONE },
    async run(call) {
      await outlines.destroy(requireKey(call));
      changed();
      return answer(1);
    },
  });
}

function draftActions({ contents, rules, changed }: AuthorDeps): Readonly<Record<string, ActionDefinition>> {
  // What is kept may be older than a rule.
  const shown = (draft: PageDraft): JsonValue => ({ ...draft, content: rules.prepare(draft.content) }) as unknown as JsonValue;
  const change = (body: ActionDefinition['body'], work: (change: DraftChange, call: ActionCall) => Promise<PageDraft>): ActionDefinition =>
    defineAction({
      permission: MANAGE,
      safe: false,
      describe: { query: KEY, output: DRAFT },
      ...(body === undefined ? {} : { body }),
      async run(call) {
        const { version } = bodyOf<{ version: number }>(call);
        const draft = await work({ uid: requireKey(call), version, userId: call.principal.userId }, call);
        changed();
        return answer(shown(draft));
      },
    });
  return {
    getDraft: defineAction({
      permission: MANAGE,
      safe: true,
      describe: { query: KEY, output: DRAFT },
      run: async (call) => answer(shown(draftOf(await contents.get(requireKey(call))))),
    }),
    saveDraft: change(BODIES.saveDraft, async (draft, call) => {
      const content = contentOf(call);
      await rules.check(content);
      return contents.saveDraft(draft, rules.prepare(content));
    }),
    publish: change(BODIES.publish, (draft, call) => publish(draft, call, { contents, rules })),
    discardDraft: change(BODIES.discardDraft, (draft) => contents.discardDraft(draft)),
    restore: change(BODIES.restore, (draft, call) => contents.restore(draft, bodyOf<{ number: number }>(call).number)),
  };
}

async function publish(
  change: DraftChange,
  call: ActionCall,
  { contents, rules }: Pick<AuthorDeps, 'contents' | 'rules'>,
): Promise<PageDraft> {
  const { uid, version } = change;
  const { draft, draftVersion, published, revision } = await contents.get(uid);
  if (draftVersion !== version) throw new AppError('PRECONDITION_FAILED');
  const { principal } = call;
  // The version of the draft names what is approved here: no other content can be published by this change.
  const approvedBy = await rules.approve({ page: uid, draft, published, approvedBy: await contents.approvedBy(uid, revision), principal });
  return contents.publish(change, { note: bodyOf<{ note?: string }>(call).note, approvedBy });
}

function historyActions({ contents }: AuthorDeps): Readonly<Record<string, ActionDefinition>> {
  return {
    listRevisions: defineAction({
      permission: MANAGE,
      safe: true,
      describe: { query: { ...KEY, page: NUMBER }, output: REVISIONS },
      async run(call) {
        const page = readNumber(call, 'page') ?? 1;
        const { rows, count } = await contents.revisions(requireKey(call), page);
        const pageSize = REVISIONS_PAGE_SIZE;
        return answer(rows as unknown as JsonValue, { count, page, pageSize, totalPage: Math.ceil(count / pageSize) });
      },
    }),
    getRevision: defineAction({
      permission: MANAGE,
      safe: true,
      describe: { query: { ...KEY, number: NUMBER }, output: CONTENT },
      async run(call) {
        const number = readNumber(call, 'number');
        if (number === undefined)
          throw new AppError('QUERY_PARAMETER_INVALID', { parameter: 'number', expected: 'the number of a revision' });
        return answer((await contents.contentOf(requireKey(call), number)) as unknown as JsonValue);
      },
    }),
  };
}

/** The body fits its schema. */
function bodyOf<Body>({ values }: ActionCall): Body {
  return (values ?? {}) as JsonObject as Body;
}

/** @throws AppError DEFINITION_INVALID */
function contentOf(call: ActionCall): PageContent {
  const { content } = bodyOf<{ content: PageContent }>(call);
  checkContent(content);
  return content;
}

function outlineOf(row: OutlineRow): PageOutline {
  const { uid, kind, title, icon, parentUid, roles, hidden, revision, draftVersion, publishedVersion } = row;
  return {
    uid,
    kind,
    title,
    icon,
    parentUid,
    roles,
    hidden,
    revision,
    isChanged: kind === 'page' && (revision === 0 || draftVersion !== publishedVersion),
  };
}

function readNumber({ query }: ActionCall, parameter: string): number | undefined {
  const raw = query[parameter];
  if (raw === undefined) return undefined;
  if (typeof raw === 'string' && /^[1-9]\d{0,8}$/.test(raw)) return Number(raw);
  throw new AppError('QUERY_PARAMETER_INVALID', { parameter, expected: 'a whole number of at least 1' });
}
