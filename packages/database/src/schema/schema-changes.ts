import type {
  Log,
  RenameListener,
  SchemaChangeOptions,
  SchemaEdit,
  SchemaPlan,
  SchemaRenamed,
  SchemaRepair,
} from '@mortise/plugin-api/server';
import {
  type Collection,
  type CollectionView,
  type Disposable,
  type JsonObject,
  type SchemaRename,
  type ViewQuery,
  isAppError,
} from '@mortise/shared';
import { compileView } from '../compile/compile-view';
import type { Driver, Run } from '../connection/driver';
import { ResourceQueue } from '../connection/resource-queue';
import type { OpenTransaction, Transactions } from '../transactions';
import type { Versions } from '../versions';
import { ApplySteps } from './apply-steps';
import { AssessSteps } from './assess-steps';
import { ChangeProgress } from './change-progress';
import { describeStep } from './describe-step';
import { Dependents, mentionsOf } from './dependents';
import { FollowedSchema, type ReadCollections, SCHEMA_VERSION } from './followed-schema';
import type { CollectionRegistry } from './live-schema';
import type { OnRefusal, PlannedStep } from './plan-collections';
import { whenTablesAreFree } from './patient-change';
import { RecentTables } from './recent-tables';
import { RecordSteps } from './record-steps';
import { RenameFollowers } from './rename-followers';
import { RenameLog } from './rename-log';
import type { SchemaDialect } from './schema-dialect';
import { type PutOptions, SchemaDraft } from './schema-draft';
import { NOT_OPEN, editOf, noting } from './schema-edit';

const MAX_WAIT_MILLISECONDS = 30_000;
/** What a table may miss is added, and it may be there already. */
const REPAIR = { mode: 'additive', adopt: true } as const;
/** How long a plan may count rows. */
const PLAN_MILLISECONDS = 10_000;

export interface SchemaChangesOptions {
  readonly driver: Driver;
  readonly schemaDialect: SchemaDialect;
  readonly registry: CollectionRegistry;
  readonly transactions: Transactions;
  readonly versions: Versions;
  readonly log: Log;
}

/** Changes tables: one change at a time, in one transaction, published after its commit. */
export class SchemaChanges {
  readonly #options: SchemaChangesOptions;
  readonly #followed: FollowedSchema;
  readonly #renames = new RenameFollowers();
  readonly #renameLog: RenameLog;
  /** Who knows what a change would leave behind. */
  readonly dependents = new Dependents();
  readonly #recent: RecentTables;
  readonly #turns = new ResourceQueue(['the schema'], MAX_WAIT_MILLISECONDS);

  constructor(options: SchemaChangesOptions) {
    this.#options = options;
    this.#followed = new FollowedSchema(options.registry, options.versions);
    this.#renameLog = new RenameLog(options.driver.dialect);
    this.#recent = new RecentTables(options.schemaDialect, (statement) => options.driver.read(statement));
  }

  change<T>(work: (edit: SchemaEdit) => Promise<T>, options: SchemaChangeOptions = {}): Promise<T> {
    const changing = this.#locked(async (draft, transaction) => {
      let version = 0;
      // Before this process hears of the new version, or it would take its own change for one of another process and read everything.
      transaction.handle.afterCommit(() => this.#followed.reached(version));
      version = await this.#options.versions.bump(SCHEMA_VERSION, transaction.handle);
      transaction.handle.afterCommit(() => this.#followed.readWith([]));
      const followers = { tell: (renamed: SchemaRenamed) => this.#tellRename(renamed, transaction) };
      return work(editOf(draft, transaction, { version: version - 1, followers, dialect: this.#options.driver.dialect }));
    }, options);
    return changing.finally(() => this.#recent.forget());
  }

  async #tellRename(renamed: SchemaRenamed, transaction: OpenTransaction): Promise<void> {
    await this.#renameLog.append(renamed, this.#renames.plugins, (statement) => transaction.run(statement));
    await this.#renames.tell(renamed);
  }

  /**
   * Lets a plugin know of names that change, first of all of those that changed while it was off: all of these, or none where its listener
   * throws.
   */
  async followRenames(plugin: string, listener: RenameListener): Promise<Disposable> {
    // In turn, so that no rename of this process comes in between.
    const isBehind = await this.#turns.run(() => this.#renameLog.isBehind(plugin, (statement) => this.#options.driver.read(statement)));
    if (isBehind) {
      await this.#locked(async (_draft, transaction) => {
        const missed = await this.#renameLog.catchUp(plugin, (statement) => transaction.run(statement));
        for (const past of missed) await listener({ ...past, transaction: transaction.handle });
      });
    }
    return this.#renames.add(plugin, listener);
  }

  /** Finds out what a change would do. It is played through on tables that are only imagined. */
  async plan(work: (edit: SchemaEdit) => Promise<unknown>): Promise<SchemaPlan> {
    const { driver, schemaDialect, registry, versions } = this.#options;
    const version = await versions.stored(SCHEMA_VERSION);
    await this.#followed.catchUp(version);
    const run: Run = (statement) => driver.read(statement);
    const before = registry.snapshot().collections;
    const taker = new RecordSteps({ dialect: driver.dialect, schemaDialect });
    const renames: SchemaRename[] = [];
    await work(editOf(new SchemaDraft(before, { run, taker }), NOT_OPEN, { version, followers: noting(renames), dialect: driver.dialect }));
    const assessment = new AssessSteps({ run, dialect: driver.dialect, before, limitMs: PLAN_MILLISECONDS });
    const assessed = await assessment.assess(taker.recorded);
    return { version, ...assessed, dependents: await this.dependents.of(mentionsOf(taker.recorded, renames)) };
  }

  /**
   * Makes a code-defined collection's table match, additively, and publishes it. Most starts find nothing to do and take no lock. Views that
   * had to do without it come back.
   */
  async define(collection: Collection): Promise<void> {
    const steps = await this.#draftToPlan(await this.#recent.tables()).plan([collection], REPAIR);
    if (steps.length === 0) this.#options.registry.publish({ put: [collection], dropped: [] });
    else await this.#repair(() => Promise.resolve([collection]), REPAIR);
    await this.#followed.readWith([collection.name]);
  }

  /**
   * Publishes stored collections. What can be repaired additively is; a collection whose table cannot be made to match is
   * published as it is stored and reported, so that one broken table does not keep the others away. From then on `read` is asked
   * again when another process has changed collections.
   */
  async load(read: ReadCollections): Promise<{ repairs: SchemaRepair[]; following: Disposable }> {
    const version = await this.#options.versions.stored(SCHEMA_VERSION);
    const repairs = await this.#load(read);
    return { repairs, following: await this.#followed.follow(read, version) };
  }

  async #load(read: ReadCollections): Promise<SchemaRepair[]> {
    const refusals = new Map<string, SchemaRepair>();
    const onRefusal: OnRefusal = ({ name }, error) => {
      if (!isAppError(error)) throw error;
      refusals.set(name, { collection: name, change: `refused: ${error.code} ${JSON.stringify(error.details)}` });
    };
    const { registry, schemaDialect } = this.#options;
    const collections = await this.#followed.take(read);
    let steps = await this.#draftToPlan(schemaDialect).plan(collections, { ...REPAIR, onRefusal });
    if (steps.length === 0) registry.publish({ put: collections, dropped: [] });
    // Read again: another process may have changed them before this one got its turn.
    else steps = await this.#repair(() => this.#followed.take(read), { ...REPAIR, onRefusal });
    return [...refusals.values(), ...steps.map((item) => ({ collection: item.collection.name, change: describeStep(item) }))];
  }

  async #repair(read: () => Promise<readonly Collection[]>, options: PutOptions): Promise<readonly PlannedStep[]> {
    const taken = await this.#locked(async (draft) => draft.put(await read(), options));
    this.#recent.changed(taken.map(({ collection }) => collection.tableName));
    return taken;
  }

  compileView(query: ViewQuery, definition: JsonObject): CollectionView {
    return compileView(query, definition, this.#options.driver.dialect);
  }

  /** Waits for the changes that have begun. */
  settled(): Promise<void> {
    return this.#turns.run(() => Promise.resolve());
  }

  #draftToPlan(tables: SchemaDialect): SchemaDraft {
    return this.#draft((statement) => this.#options.driver.read(statement), {}, tables);
  }

  #draft(run: Run, options: SchemaChangeOptions = {}, schemaDialect = this.#options.schemaDialect): SchemaDraft {
    const { driver, registry, log } = this.#options;
    const progress = new ChangeProgress(options);
    const taker = new ApplySteps({ run, dialect: driver.dialect, schemaDialect, log, progress });
    return new SchemaDraft(registry.snapshot().collections, { run, taker });
  }

  #locked<T>(work: Locked<T>, options?: SchemaChangeOptions): Promise<T> {
    const { registry, transactions } = this.#options;
    return this.#turns.run(async () => {
      try {
        return await whenTablesAreFree((patienceMs) =>
          transactions.run((transaction) => this.#within(work, { transaction, patienceMs, ...(options ? { options } : {}) })),
        );
      } finally {
        registry.expectNothing();
      }
    });
  }

  async #within<T>(work: Locked<T>, { transaction, patienceMs, options }: Attempt): Promise<T> {
    const { schemaDialect, registry, versions } = this.#options;
    const run: Run = (statement) => transaction.run(statement);
    await schemaDialect.lock(run, patienceMs);
    // Nobody changes anything now; what others changed before is to be seen here.
    await this.#followed.catchUp(await versions.stored(SCHEMA_VERSION));
    const draft = this.#draft(run, options);
    // First after the commit, so that whoever hears of the change sees it.
    transaction.handle.afterCommit(() => registry.publish(draft.delta()));
    const result = await work(draft, transaction);
    registry.expect(draft.delta());
    return result;
  }
}

type Locked<T> = (draft: SchemaDraft, transaction: OpenTransaction) => Promise<T>;

interface Attempt {
  readonly transaction: OpenTransaction;
  readonly patienceMs: number;
  readonly options?: SchemaChangeOptions;
}
