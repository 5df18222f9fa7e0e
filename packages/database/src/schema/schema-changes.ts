import type { Log, SchemaEdit, SchemaRepair } from '@mortise/plugin-api/server';
import { type Collection, isAppError } from '@mortise/shared';
import type { Driver, Run } from '../connection/driver';
import { ResourceQueue } from '../connection/resource-queue';
import type { OpenTransaction, Transactions } from '../transactions';
import type { CollectionRegistry } from './live-schema';
import type { PlannedStep } from './plan-collections';
import type { SchemaDialect } from './schema-dialect';
import { SchemaDraft } from './schema-draft';

const MAX_WAIT_MILLISECONDS = 30_000;

export interface SchemaChangesOptions {
  readonly driver: Driver;
  readonly schemaDialect: SchemaDialect;
  readonly registry: CollectionRegistry;
  readonly transactions: Transactions;
  readonly log: Log;
}

/** Changes tables: one change at a time, in one transaction, published after its commit. */
export class SchemaChanges {
  readonly #options: SchemaChangesOptions;
  readonly #turns = new ResourceQueue(['the schema'], MAX_WAIT_MILLISECONDS);

  constructor(options: SchemaChangesOptions) {
    this.#options = options;
  }

  change<T>(work: (edit: SchemaEdit) => Promise<T>): Promise<T> {
    return this.#locked((draft, transaction) => work(editOf(draft, transaction)));
  }

  /** Makes a code-defined collection's table match, additively, and publishes it. Most starts find nothing to do and take no lock. */
  async define(collection: Collection): Promise<void> {
    const options = { mode: 'additive', adopt: true } as const;
    const { driver, registry } = this.#options;
    const steps = await this.#draft((statement) => driver.read(statement)).plan([collection], options);
    if (steps.length === 0) registry.publish({ put: [collection], dropped: [] });
    else await this.#locked(async (draft) => void (await draft.put([collection], options)));
  }

  /**
   * Publishes stored collections. What can be repaired additively is; a collection whose table cannot be made to match is
   * published as it is stored and reported, so that one broken table does not keep the others away.
   */
  async load(collections: readonly Collection[]): Promise<SchemaRepair[]> {
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

  /** Waits for the changes that have begun. */
  settled(): Promise<void> {
    return this.#turns.run(() => Promise.resolve());
  }

  #draft(run: Run): SchemaDraft {
    const { driver, schemaDialect, registry, log } = this.#options;
    return new SchemaDraft(registry.snapshot().collections, { run, dialect: driver.dialect, schemaDialect, log });
  }

  #locked<T>(work: (draft: SchemaDraft, transaction: OpenTransaction) => Promise<T>): Promise<T> {
    const { transactions, schemaDialect, registry } = this.#options;
    return this.#turns.run(() =>
      transactions.run(async (transaction) => {
        const run: Run = (statement) => transaction.run(statement);
        await schemaDialect.lock(run);
        const draft = this.#draft(run);
        // First after the commit, so that whoever hears of the change sees it.
        transaction.handle.afterCommit(() => registry.publish(draft.delta()));
        return await work(draft, transaction);
      }),
    );
  }
}

function editOf(draft: SchemaDraft, transaction: OpenTransaction): SchemaEdit {
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
    find: (name: string) => draft.find(name),
    put: (collection: Collection) => whole(() => draft.put([collection], { mode: 'exact', adopt: false })),
    drop: (name: string) => whole(() => draft.drop(name)),
  });
}

function describeStep({ step }: PlannedStep): string {
  switch (step.kind) {
    case 'createTable':
      return `createTable ${step.table.name}`;
    case 'addIndex':
    case 'dropIndex':
      return `${step.kind} ${step.index.columns.join(', ')}`;
    case 'addForeignKey':
    case 'dropForeignKey':
      return `${step.kind} ${step.foreignKey.column}`;
    default:
      return `${step.kind} ${step.column.name}`;
  }
}
