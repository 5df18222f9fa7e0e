import type { RecordsPort } from '@mortise/plugin-api/server';
import { AppError, type JsonObject, type Transaction } from '@mortise/shared';
import type { LibraryFormat, ResolvedLibrary, ShownLibrary } from '../../contract';
import { LIBRARIES, LIBRARY_TEXTS } from '../collections';
import { fileNameOf, integrityOf, partsOf } from './library-text';
import { type Specifier, readSpecifier } from './specifier';

/** Below it lies what the registry serves. */
export const LIBRARY_BASE = '/js-libraries/';

/** A text that becomes a library everybody's blocks may load. */
export interface NewLibrary {
  readonly specifier: string;
  readonly canonical: string;
  readonly name: string;
  readonly version: string;
  readonly format: LibraryFormat;
  readonly text: string;
  readonly note?: string | null;
}

interface ApprovedRow {
  readonly name: string;
  readonly version: string;
  readonly format: LibraryFormat;
  readonly integrity: string;
}

const RESOLVED_FIELDS = ['name', 'version', 'format', 'integrity'];

/** Libraries and their texts; each text once. */
export class LibraryStore {
  readonly #records: RecordsPort;

  constructor(records: RecordsPort) {
    this.#records = records;
  }

  /** @throws AppError LIBRARY_NOT_APPROVED */
  async resolve(text: string): Promise<ResolvedLibrary> {
    const specifier = readSpecifier(text);
    const row = specifier && ((await this.#exactly(specifier)) ?? (await this.#byName(specifier)));
    if (!row) throw new AppError('LIBRARY_NOT_APPROVED', { specifier: text.slice(0, 500) });
    const { name, version, format, integrity } = row;
    return { name, version, format, integrity, path: `${LIBRARY_BASE}${fileNameOf(integrity, format)}` };
  }

  find(canonical: string): Promise<ShownLibrary | undefined> {
    return this.#records.findOne<ShownLibrary>(LIBRARIES, { filter: { canonical } });
  }

  async text(integrity: string): Promise<string | undefined> {
    const parts = await this.#records.find<{ text: string }>(LIBRARY_TEXTS, { filter: { integrity }, fields: ['text'], sort: ['part'] });
    return parts.length === 0 ? undefined : parts.map((part) => part.text).join('');
  }

  /** Makes a library of a text, or of what was requested. @throws AppError UNIQUE_CONFLICT when its specifier has a text already */
  approve({ text, canonical, ...shown }: NewLibrary, userId: number | undefined): Promise<ShownLibrary> {
    const integrity = integrityOf(text);
    const approved = { status: 'approved', approvedAt: new Date().toISOString(), approvedById: userId ?? null };
    const values = { ...shown, ...approved, integrity, size: Buffer.byteLength(text) };
    return this.#records.transaction(async (transaction) => {
      await this.#keep(integrity, text, transaction);
      const filter = { canonical, status: 'requested' };
      const [requested] = await this.#records.update<ShownLibrary>(LIBRARIES, filter, values, { transaction });
      return requested ?? (await this.#create({ ...values, canonical }, { transaction, userId }));
    });
  }

  /** Returns the one that is there already, if there is one. */
  async request(
    specifier: string,
    { canonical, name, version }: Specifier,
    by: { note: string | null; userId: number | undefined },
  ): Promise<ShownLibrary> {
    const known = await this.find(canonical);
    if (known) return known;
    const values = {
      specifier,
      canonical,
      name: name ?? canonical.slice(0, 214),
      version: version ?? '',
      format: 'umd',
      status: 'requested',
    };
    return this.#create({ ...values, note: by.note }, { userId: by.userId });
  }

  /** Deletes texts no library has any more. */
  async dropUnused(integrity: string | null): Promise<void> {
    if (integrity === null || (await this.#records.count(LIBRARIES, { integrity })) > 0) return;
    await this.#records.destroy(LIBRARY_TEXTS, { integrity });
  }

  #create(values: JsonObject, { transaction, userId }: { transaction?: Transaction; userId: number | undefined }): Promise<ShownLibrary> {
    const by = userId === undefined ? {} : { userId };
    return this.#records.create<ShownLibrary>(LIBRARIES, values as Parameters<RecordsPort['create']>[1], {
      ...(transaction === undefined ? {} : { transaction }),
      ...by,
    });
  }

  async #keep(integrity: string, text: string, transaction: Transaction): Promise<void> {
    if ((await this.#records.count(LIBRARY_TEXTS, { integrity }, { transaction })) > 0) return;
    for (const [part, words] of partsOf(text).entries()) {
      await this.#records.create(LIBRARY_TEXTS, { integrity, part, text: words }, { transaction });
    }
  }

  #exactly({ canonical }: Specifier): Promise<ApprovedRow | undefined> {
    return this.#records.findOne<ApprovedRow>(LIBRARIES, { filter: { canonical, status: 'approved' }, fields: RESOLVED_FIELDS });
  }

  /** `name`, `name@version`: the one that was approved last; scripts before style sheets. */
  async #byName({ name, version, path }: Specifier): Promise<ApprovedRow | undefined> {
    if (name === undefined || path !== undefined) return undefined;
    const filter = { name, status: 'approved', ...(version === undefined ? {} : { version }) };
    const rows = await this.#records.find<ApprovedRow>(LIBRARIES, {
      filter,
      fields: RESOLVED_FIELDS,
      sort: ['-approvedAt', '-id'],
      limit: 50,
    });
    return rows.find(({ format }) => format !== 'css') ?? rows[0];
  }
}
