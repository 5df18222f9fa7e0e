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
import type { Dialect } from '../compile/dialect';
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
import { RecordSteps } from './record-steps';
import { RenameFollowers } from './rename-followers';
import { RenameLog } from './rename-log';
import type { SchemaDialect } from './schema-dialect';
import { SchemaDraft } from './schema-draft';

const MAX_WAIT_MILLISECONDS = 30_000;
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
  readonly #turns = new ResourceQueue(['the schema'], MAX_WAIT_MILLISECONDS);

  constructor(options: SchemaChangesOptions) {
    this.#options = options;
    this.#followed = new FollowedSchema(options.registry, options.versions);
    this.#renameLog = new RenameLog(options.driver.dialect);
  }

  change<T>(work: (edit: SchemaEdit) => Promise<T>, options: SchemaChangeOptions = {}): Promise<T> {
    return this.#locked(async (draft, transaction) => {
      const version = await this.#options.versions.bump(SCHEMA_VERSION, transaction.handle);
      transaction.handle.afterCommit(() => this.#followed.reached(version));
      const followers = { tell: (renamed: SchemaRenamed) => this.#tellRename(renamed, transaction) };
      return work(editOf(draft, transaction, { version: version - 1, followers, dialect: this.#options.driver.dialect }));
    }, options);
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
    const options = { mode: 'additive', adopt: true } as const;
    const { driver, registry } = this.#options;
    const steps = await this.#draft((statement) => driver.read(statement)).plan([collection], options);
    if (steps.length === 0) registry.publish({ put: [collection], dropped: [] });
    else await this.#locked(async (draft) => void (await draft.put([collection], options)));
    await this.#followed.readAgain();
  }

  /**
   * Publishes stored collections. What can be repaired additively is; a collection whose table cannot be made to match is
   * published as it is stored and reported, so that one broken table does not keep the others away. From then on `read` is asked
   * again when another process has changed collections.
   */
  async load(read: ReadCollections): Promise<{ repairs: SchemaRepair[]; following: Disposable }> {
    const version = await this.#options.versions.stored(SCHEMA_VERSION);
    const repairs = await this.#load(await read());
    return { repairs, following: this.#followed.follow(read, version) };
  }

  async #load(collections: readonly Collection[]): Promise<SchemaRepair[]> {
    const repairs: SchemaRepair[] = [];
    const sound: Collection[] = [];
    const { driver, registry } = this.#options;
    const options = { mode: 'additive', adopt: true } as const;
    for (const collection of collections) {
      try {
        await this.#draft((statement) => driver.read(statement)).plan([collection], options);
        sound.push(collection);
      } catch (error) {
        if (!isAppError(error) || error.code === 'NAME_TAKEN') throw error;
        repairs.push({ collection: collection.name, change: `refused: ${error.code} ${JSON.stringify(error.details)}` });
      }
    }
    const broken = collections.filter((collection) => !sound.includes(collection));
    if (broken.length > 0) registry.publish({ put: broken, dropped: [] });
    const taken = await this.#locked((draft) => draft.put(sound, options));
    return [...repairs, ...taken.map((item) => ({ collection: item.collection.name, change: describeStep(item) }))];
  }

  compileView(query: ViewQuery, definition: JsonObject): CollectionView {
    return compileView(query, definition, this.#options.driver.dialect);
  }

  /** Waits for the changes that have begun. */
  settled(): Promise<void> {
    return this.#turns.run(() => Promise.resolve());
  }

  #draft(run: Run, options: SchemaChangeOptions = {}): SchemaDraft {
    const { driver, schemaDialect, registry, log } = this.#options;
    const progress = new ChangeProgress(options);
    const taker = new ApplySteps({ run, dialect: driver.dialect, schemaDialect, log, progress });
    return new SchemaDraft(registry.snapshot().collections, { run, taker });
  }

  #locked<T>(work: (draft: SchemaDraft, transaction: OpenTransaction) => Promise<T>, options?: SchemaChangeOptions): Promise<T> {
    const { transactions, schemaDialect, registry, versions } = this.#options;
    return this.#turns.run(async () => {
      try {
        return await transactions.run(async (transaction) => {
          const run: Run = (statement) => transaction.run(statement);
          await schemaDialect.lock(run);
          // Nobody changes anything now; what others changed before is to be seen here.
          await this.#followed.catchUp(await versions.stored(SCHEMA_VERSION));
          const draft = this.#draft(run, options);
          // First after the commit, so that whoever hears of the change sees it.
          transaction.handle.afterCommit(() => registry.publish(draft.delta()));
          const result = await work(draft, transaction);
          registry.expect(draft.delta());
          return result;
        });
      } finally {
        registry.expectNothing();
      }
    });
  }
}

/** What is only planned is nothing to follow. */
function noting(renames: SchemaRename[]): Edited['followers'] {
  return {
    tell({ change }) {
      renames.push(change);
      return Promise.resolve();
    },
  };
}

/** Writes in it are refused, since it is not open. */
const NOT_OPEN: Pick<OpenTransaction, 'handle' | 'fail'> = {
  handle: Object.freeze({ dataSource: 'main', afterCommit: () => undefined }),
  fail: () => undefined,
};

interface Edited {
  readonly version: number;
  readonly followers: Pick<RenameFollowers, 'tell'>;
  readonly dialect: Dialect;
}

function editOf(draft: SchemaDraft, transaction: Pick<OpenTransaction, 'handle' | 'fail'>, edited: Edited): SchemaEdit {
  const { version, followers, dialect } = edited;
  // A change that stopped half way must not be committed, even if the caller goes on after the error.
  const whole = async (step: () => Promise<unknown>): Promise<void> => {
    try {
      await step();
    } catch (error) {
      transaction.fail(error);
      throw error;
    }
  };
  return Object.freeze({
    transaction: transaction.handle,
    version,
    get collections() {
      return draft.collections;
    },
    find: (name: string) => draft.find(name),
    compileView: (query: ViewQuery, definition: JsonObject) => compileView(query, definition, dialect),
    put: (collection: Collection) => whole(() => draft.put([collection], { mode: 'exact', adopt: false })),
    drop: (name: string) => whole(() => draft.drop(name)),
    async rename(change: SchemaRename, changed: readonly Collection[]) {
      const before = new Map(draft.collections);
      await whole(async () => {
        await draft.rename(change, changed);
        await followers.tell({ change, before, transaction: transaction.handle });
      });
    },
  });
}
