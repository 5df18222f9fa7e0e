import { isDeepStrictEqual } from 'node:util';
import { AppError, type Collection, type CollectionView, type SchemaRename } from '@mortise/shared';
import type { Run } from '../connection/driver';
import type { SchemaDelta } from './live-schema';
import { checkNames } from './check-names';
import { type CollectionsPlan, type OnRefusal, type PlannedStep, planCollections } from './plan-collections';
import type { PlanMode, TableStep } from './plan-table';
import { renameStep } from './rename-steps';
import type { StepTaker } from './step-taker';
import type { TableShape } from './table-shape';

export interface DraftOptions {
  readonly run: Run;
  readonly taker: StepTaker;
}

export interface PutOptions {
  readonly mode: PlanMode;
  /** True when a table that exists already may be ours. */
  readonly adopt: boolean;
  /** Takes what a collection is refused for, so that the others go on; by default it is thrown. */
  readonly onRefusal?: OnRefusal;
}

/** The collections as one change sees them, and the table steps that make them true. */
export class SchemaDraft {
  readonly #options: DraftOptions;
  readonly #collections: Map<string, Collection>;
  readonly #changed = new Set<string>();

  constructor(collections: ReadonlyMap<string, Collection>, options: DraftOptions) {
    this.#collections = new Map(collections);
    this.#options = options;
  }

  get collections(): ReadonlyMap<string, Collection> {
    return this.#collections;
  }

  find(name: string): Collection | undefined {
    return this.#collections.get(name);
  }

  delta(): SchemaDelta {
    const names = [...this.#changed];
    return { put: names.flatMap((name) => this.find(name) ?? []), dropped: names.filter((name) => !this.#collections.has(name)) };
  }

  /** Plans some collections without changing anything in the database. */
  async plan(collections: readonly Collection[], options: PutOptions): Promise<readonly PlannedStep[]> {
    return (await this.#plan(collections, options)).steps;
  }

  /** Makes the tables of some collections match. Answers the steps taken. */
  async put(collections: readonly Collection[], options: PutOptions): Promise<readonly PlannedStep[]> {
    const known = new Map(this.#collections);
    const plan = await this.#plan(collections, options);
    await this.#putViews(collections, known);
    const tables = new Map(plan.tables);
    const taken: PlannedStep[] = [];
    for (const item of plan.steps) {
      const { tableName } = item.collection;
      const after = await this.#options.taker.take(item, tables.get(tableName) ?? emptyTable(tableName));
      if (!after) continue;
      tables.set(tableName, after);
      taken.push(item);
    }
    return taken;
  }

  async #putViews(collections: readonly Collection[], known: ReadonlyMap<string, Collection>): Promise<void> {
    for (const collection of collections) {
      const before = known.get(collection.name);
      if (collection.view && !isSameQuery(collection.view, before?.view))
        await this.#options.taker.view(collection, before?.view ? 'changeView' : 'createView', columnsGone(before, collection));
    }
  }

  /**
   * Renames a table or column. `changed` are the collections as they are then: the one itself, and those whose relations name what was renamed.
   * @throws AppError COLLECTION_NOT_FOUND, TABLE_ADOPTED
   */
  async rename(rename: SchemaRename, changed: readonly Collection[]): Promise<void> {
    const collection = this.find(rename.kind === 'collection' ? rename.from : rename.collection);
    if (!collection) throw new AppError('COLLECTION_NOT_FOUND', { collection: rename.from });
    requireOwnTable(collection);
    await this.#renameTable(rename, collection, changed);
    if (rename.kind === 'collection') {
      this.#collections.delete(rename.from);
      this.#changed.add(rename.from);
    }
    for (const after of changed) this.#collections.set(after.name, after);
    // Nothing is left to do; this is where anything that was forgotten would show.
    await this.put(changed, { mode: 'exact', adopt: false });
  }

  /** A relation that is renamed has no column. */
  async #renameTable(rename: SchemaRename, collection: Collection, changed: readonly Collection[]): Promise<void> {
    const { run, taker } = this.#options;
    const after = changed.find(({ name }) => name === (rename.kind === 'collection' ? rename.to : collection.name)) ?? collection;
    const kind = rename.kind === 'collection' ? 'renameTable' : 'renameColumn';
    // The names of a view stand in its query only.
    if (collection.view) return taker.view(after, 'changeView', []);
    if (kind === 'renameColumn' && collection.fields.get(rename.from)?.kind !== 'column') return;
    const [from, to] = kind === 'renameTable' ? [collection.tableName, after.tableName] : [rename.from, rename.to];
    const table = (await taker.tables.introspect(run, [collection.tableName])).get(collection.tableName);
    if (!table) throw new AppError('COLLECTION_NOT_FOUND', { collection: collection.name });
    await taker.take({ collection, step: renameStep({ kind, from, to }, table), lenient: false }, table);
  }

  /** @throws AppError COLLECTION_NOT_FOUND */
  async drop(name: string): Promise<void> {
    const collection = this.find(name);
    if (!collection) throw new AppError('COLLECTION_NOT_FOUND', { collection: name });
    requireOwnTable(collection);
    await this.#dropTable(collection);
    this.#collections.delete(name);
    this.#changed.add(name);
  }

  async #dropTable(collection: Collection): Promise<void> {
    const { run, taker } = this.#options;
    if (collection.view) return taker.view(collection, 'dropView', []);
    const tables = await taker.tables.introspect(run, await taker.tables.referencing(run, collection.tableName));
    for (const table of tables.values()) await this.#release(table, collection);
    await taker.drop(collection);
  }

  async #plan(collections: readonly Collection[], { adopt, ...options }: PutOptions): Promise<CollectionsPlan> {
    const { run, taker } = this.#options;
    const before = new Map(this.#collections);
    const request = { run, dialect: taker.tables, collections: this.#collections, before, ...options };
    collections.forEach(requireOwnTable);
    await checkNames(collections, before, { ...request, adopt });
    for (const collection of collections) {
      this.#collections.set(collection.name, collection);
      this.#changed.add(collection.name);
    }
    return planCollections(
      collections.filter(({ view }) => !view),
      request,
    );
  }

  /** Removes a table's foreign keys to another one that is about to go. */
  async #release(table: TableShape, target: Collection): Promise<void> {
    if (table.name === target.tableName) return;
    // A table may belong to a plugin that is off.
    const collection = [...this.#collections.values()].find((other) => other.tableName === table.name) ?? target;
    let current: TableShape | undefined = table;
    for (const foreignKey of table.foreignKeys.filter((key) => key.targetTable === target.tableName)) {
      const step: TableStep = { kind: 'dropForeignKey', foreignKey };
      if (current) current = await this.#options.taker.take({ collection, step, lenient: false }, current);
    }
  }
}

/** @throws AppError TABLE_ADOPTED */
function requireOwnTable({ name, adopted }: Collection): void {
  if (adopted) throw new AppError('TABLE_ADOPTED', { collection: name });
}

function emptyTable(name: string): TableShape {
  return { name, columns: [], indexes: [], foreignKeys: [] };
}

/** What depends on the time or the caller is not part of the text. */
function isSameQuery({ select, definition }: CollectionView, before: CollectionView | undefined): boolean {
  return select === before?.select && isDeepStrictEqual(definition, before.definition);
}

function columnsGone(before: Collection | undefined, after: Collection): readonly string[] {
  const columns = [...(before?.fields.values() ?? [])].filter(({ kind }) => kind === 'column');
  return columns.map(({ name }) => name).filter((name) => !after.fields.has(name));
}
