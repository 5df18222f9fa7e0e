import { randomBytes } from 'node:crypto';
import type { RecordOptions, RecordsPort } from '@mortise/plugin-api/server';
import { AppError, type Transaction } from '@mortise/shared';
import { EMPTY_CONTENT, type PageKind } from '../contract';
import { PAGES } from './collections';
import { OUTLINE_FIELDS, type OutlineRow } from './page-rows';

/** So many that a menu of them would be of no use to anybody. */
const MOST_PAGES = 1_000;

export interface NewPage {
  readonly kind: PageKind;
  readonly title: string;
  readonly icon?: string | null;
  readonly roles?: readonly string[];
  readonly hidden?: boolean;
  readonly parentUid?: string | null;
}

export type PageChanges = Pick<Partial<NewPage>, 'title' | 'icon' | 'roles' | 'hidden'>;

/** Pages and groups as the menu orders them: groups at the top, pages in them or beside them. */
export class PageOutlines {
  readonly #records: RecordsPort;

  constructor(records: RecordsPort) {
    this.#records = records;
  }

  /** All of them, in the order of the menu. */
  list(options: RecordOptions = {}): Promise<OutlineRow[]> {
    return this.#records.find<OutlineRow>(PAGES, { fields: OUTLINE_FIELDS, sort: ['position', 'uid'], limit: MOST_PAGES }, options);
  }

  /** @throws AppError RECORD_NOT_FOUND */
  async get(uid: string, options: RecordOptions = {}): Promise<OutlineRow> {
    const row = await this.#records.findOne<OutlineRow>(PAGES, { filter: { uid }, fields: OUTLINE_FIELDS }, options);
    if (!row) throw new AppError('RECORD_NOT_FOUND', { collection: PAGES });
    return row;
  }

  /** Adds one at the end of its group. @throws AppError DEFINITION_INVALID, VALUE_INVALID */
  create({ kind, title, icon = null, roles = [], hidden = false, parentUid = null }: NewPage, userId: number | undefined): Promise<string> {
    const uid = randomBytes(8).toString('hex');
    return this.#records.transaction(async (transaction) => {
      await this.#requireParent(kind, parentUid, transaction);
      const siblings = await this.list({ transaction });
      if (siblings.length >= MOST_PAGES) throw new AppError('DEFINITION_INVALID', { expected: `at most ${MOST_PAGES} pages and groups` });
      const position = Math.max(0, ...siblings.map((row) => row.position)) + 1;
      const content = { draft: { ...EMPTY_CONTENT } as never, draftVersion: 0, publishedVersion: 0, published: null, revision: 0 };
      const values = { uid, kind, title, icon, roles: [...roles], hidden, parentUid, position, ...content };
      await this.#records.create(PAGES, values, { transaction, ...by(userId) });
      return uid;
    });
  }

  /** @throws AppError RECORD_NOT_FOUND */
  async update(uid: string, changes: PageChanges, userId: number | undefined): Promise<void> {
    const { roles, ...rest } = changes;
    const values = { ...rest, ...(roles === undefined ? {} : { roles: [...roles] }) };
    const changed = await this.#records.update(PAGES, { uid }, values, by(userId));
    if (changed.length === 0) throw new AppError('RECORD_NOT_FOUND', { collection: PAGES });
  }

  /** Puts one before another of a group, or at the group's end. @throws AppError RECORD_NOT_FOUND, VALUE_INVALID */
  move(uid: string, { parentUid, before }: { readonly parentUid: string | null; readonly before: string | null }): Promise<void> {
    return this.#records.transaction(async (transaction) => {
      const { kind } = await this.get(uid, { transaction });
      await this.#requireParent(kind, parentUid, transaction);
      const others = (await this.list({ transaction })).filter((row) => row.parentUid === parentUid && row.uid !== uid);
      const place = before === null ? others.length : others.findIndex((row) => row.uid === before);
      if (place === -1) throw new AppError('VALUE_INVALID', { field: 'before', expected: 'a page or group of the same group' });
      const order = [...others.slice(0, place).map((row) => row.uid), uid, ...others.slice(place).map((row) => row.uid)];
      await this.#records.update(PAGES, { uid }, { parentUid }, { transaction });
      for (const [index, one] of order.entries()) await this.#records.update(PAGES, { uid: one }, { position: index + 1 }, { transaction });
    });
  }

  /** Its history goes with it. @throws AppError RECORD_NOT_FOUND, FOREIGN_KEY_CONFLICT for a group that holds pages */
  async destroy(uid: string): Promise<void> {
    if ((await this.#records.destroy(PAGES, { uid })) === 0) throw new AppError('RECORD_NOT_FOUND', { collection: PAGES });
  }

  async #requireParent(kind: PageKind, parentUid: string | null, transaction: Transaction): Promise<void> {
    if (parentUid === null) return;
    const parent = await this.#records.findOne<OutlineRow>(PAGES, { filter: { uid: parentUid }, fields: ['kind'] }, { transaction });
    if (kind === 'group' || parent?.kind !== 'group') {
      throw new AppError('VALUE_INVALID', {
        field: 'parentUid',
        expected: kind === 'group' ? 'nothing: groups stand at the top' : 'a group',
      });
    }
  }
}

export function by(userId: number | undefined): { readonly userId?: number } {
  return userId === undefined ? {} : { userId };
}
