import type { RecordOptions, RecordsPort } from '@mortise/plugin-api/server';
import { AppError, type JsonObject, type JsonValue } from '@mortise/shared';
import type { PageContent, PageDraft, PageRevision } from '../contract';
import { PAGES, REVISIONS } from './collections';
import { by } from './page-outline';
import type { PageRow } from './page-rows';

/** A change of a draft: of which version, and by whom. */
export interface DraftChange {
  readonly uid: string;
  readonly version: number;
  readonly userId: number | undefined;
}

export interface Approval {
  readonly note: string | undefined;
  /** Ids of the rules that had nothing against it. */
  readonly approvedBy: readonly string[];
}

/** Of the history. */
export const REVISIONS_PAGE_SIZE = 50;

/** Drafts, what is published, and what was. */
export class PageContents {
  readonly #records: RecordsPort;

  constructor(records: RecordsPort) {
    this.#records = records;
  }

  /** @throws AppError RECORD_NOT_FOUND, also for a group */
  async get(uid: string, options: RecordOptions = {}): Promise<PageRow> {
    const row = await this.#records.findOne<PageRow>(PAGES, { filter: { uid, kind: 'page' } }, options);
    if (!row) throw new AppError('RECORD_NOT_FOUND', { collection: PAGES });
    return row;
  }

  /** @throws AppError RECORD_NOT_FOUND, PRECONDITION_FAILED when somebody else was faster */
  async saveDraft(change: DraftChange, content: PageContent): Promise<PageDraft> {
    return draftOf(await this.#change(change, { draft: asJson(content), ...newDraft(change) }));
  }

  /** Makes the draft what viewers see, and keeps it in the history. @throws AppError as `saveDraft` */
  publish(change: DraftChange, { note, approvedBy }: Approval): Promise<PageDraft> {
    return this.#records.transaction(async (transaction) => {
      const { draft, revision } = await this.#change(change, { publishedVersion: change.version }, { transaction });
      const number = revision + 1;
      const kept = { pageUid: change.uid, number, note: note ?? null, content: asJson(draft), approvedBy: [...approvedBy] };
      await this.#records.create(REVISIONS, kept, { transaction, ...by(change.userId) });
      return draftOf(await this.#change(change, { published: asJson(draft), revision: number }, { transaction }));
    });
  }

  /** Makes what is published the draft again. @throws AppError as `saveDraft` */
  discardDraft(change: DraftChange): Promise<PageDraft> {
    return this.#records.transaction(async (transaction) => {
      const { published } = await this.get(change.uid, { transaction });
      if (published === null) throw new AppError('RECORD_NOT_FOUND', { collection: REVISIONS });
      const values = { draft: asJson(published), ...newDraft(change), publishedVersion: change.version + 1 };
      return draftOf(await this.#change(change, values, { transaction }));
    });
  }

  /** Makes an old revision the draft; viewers see it once it is published. @throws AppError as `saveDraft` */
  async restore(change: DraftChange, number: number): Promise<PageDraft> {
    return this.saveDraft(change, await this.contentOf(change.uid, number));
  }

  /** The latest first. */
  async revisions(uid: string, page: number): Promise<{ readonly rows: readonly PageRevision[]; readonly count: number }> {
    const fields = ['number', 'note', 'createdAt', 'createdById'];
    const query = {
      filter: { pageUid: uid },
      fields,
      sort: ['-number'],
      limit: REVISIONS_PAGE_SIZE,
      offset: (page - 1) * REVISIONS_PAGE_SIZE,
    };
    const rows = await this.#records.find<PageRevision>(REVISIONS, query);
    return { rows, count: await this.#records.count(REVISIONS, { pageUid: uid }) };
  }

  /** @throws AppError RECORD_NOT_FOUND */
  async contentOf(uid: string, number: number): Promise<PageContent> {
    const filter = { pageUid: uid, number };
    const row = await this.#records.findOne<{ content: PageContent }>(REVISIONS, { filter, fields: ['content'] });
    if (!row) throw new AppError('RECORD_NOT_FOUND', { collection: REVISIONS });
    return row.content;
  }

  /** Ids of the rules that approved a revision. */
  async approvedBy(uid: string, number: number): Promise<readonly string[]> {
    const query = { filter: { pageUid: uid, number }, fields: ['approvedBy'] };
    const row = await this.#records.findOne<{ approvedBy: readonly string[] | null }>(REVISIONS, query);
    return row?.approvedBy ?? [];
  }

  /** Only while the draft has the version the change was made of: one statement, so two at once cannot both succeed. */
  async #change({ uid, version, userId }: DraftChange, values: JsonObject, options: RecordOptions = {}): Promise<PageRow> {
    const filter = { uid, kind: 'page', draftVersion: version };
    const [row] = await this.#records.update<PageRow>(PAGES, filter, values as Record<string, JsonValue>, { ...options, ...by(userId) });
    if (row) return row;
    await this.get(uid, options);
    throw new AppError('PRECONDITION_FAILED');
  }
}

export function draftOf({ uid, title, draft, draftVersion, publishedVersion, revision, draftChangedById }: PageRow): PageDraft {
  const isChanged = revision === 0 || draftVersion !== publishedVersion;
  return { uid, title, content: draft, version: draftVersion, revision, isChanged, changedById: draftChangedById };
}

function newDraft({ version, userId }: DraftChange): JsonObject {
  return { draftVersion: version + 1, draftChangedById: userId ?? null };
}

/** Contents come out of JSON and go into it. */
function asJson(content: PageContent): JsonObject {
  return content as unknown as JsonObject;
}
