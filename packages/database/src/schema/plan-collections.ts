import { type Collection, type ColumnField, needsConversion, referencesOf } from '@mortise/shared';
import type { Run } from '../connection/driver';
import { requireConversion } from './convert-column';
import { desiredTable } from './desired-table';
import { type Conversions, type PlanMode, type TableStep, missingForeignKeys, planTable } from './plan-table';
import type { SchemaDialect } from './schema-dialect';
import type { TableShape } from './table-shape';

/** A step of one collection's table. `lenient`: rows that stand against it make it wait instead of failing the change. */
export interface PlannedStep {
  readonly collection: Collection;
  readonly step: TableStep;
  readonly lenient: boolean;
}

export interface CollectionsPlan {
  readonly steps: readonly PlannedStep[];
  /** The tables as they are before the steps. */
  readonly tables: ReadonlyMap<string, TableShape>;
}

export interface PlanRequest {
  readonly run: Run;
  readonly dialect: SchemaDialect;
  /** Every collection there will be, those to plan included. */
  readonly collections: ReadonlyMap<string, Collection>;
  /** The collections as they are. */
  readonly before: ReadonlyMap<string, Collection>;
  readonly mode: PlanMode;
  /** Takes what a collection's table cannot be made to match for, so that the others go on; by default it is thrown. */
  readonly onRefusal?: OnRefusal;
}

export type OnRefusal = (collection: Collection, error: unknown) => void;

/**
 * Plans the tables of some collections, and the foreign keys of other collections that slept until one of these appeared.
 * Foreign keys come last, when all tables are there.
 */
export async function planCollections(planned: readonly Collection[], request: PlanRequest): Promise<CollectionsPlan> {
  const { run, dialect, collections, before, mode, onRefusal = rethrow } = request;
  const waking = wakingFor(planned, collections);
  const tables = await dialect.introspect(
    run,
    [...planned, ...waking].map((collection) => collection.tableName),
  );
  const find = (name: string): Collection | undefined => collections.get(name);
  const planOne = (collection: Collection): PlannedStep[] => {
    const conversions = conversionsTo(collection, mode === 'exact' ? before.get(collection.name) : undefined);
    const steps = planTable(desiredTable(collection, dialect, find), tables.get(collection.tableName), { mode, conversions });
    return steps.map((step) => ({ collection, step, lenient: mode === 'additive' && step.kind === 'addForeignKey' }));
  };
  const own = planned.flatMap((collection) => {
    try {
      return planOne(collection);
    } catch (error) {
      onRefusal(collection, error);
      return [];
    }
  });
  const woken = waking.flatMap((collection) => wake(collection, planned, { tables, dialect, find }));
  const isLate = ({ step }: PlannedStep): boolean => step.kind === 'addForeignKey';
  return { steps: [...own.filter((item) => !isLate(item)), ...own.filter(isLate), ...woken], tables };
}

/**
 * The columns of a collection whose values have to be converted. Keys are none of them: other rows refer to them.
 * @throws AppError FIELD_CHANGE_UNSUPPORTED for types that do not become one another
 */
function conversionsTo(collection: Collection, before: Collection | undefined): Conversions {
  const conversions = new Map<string, ColumnField>();
  for (const field of collection.columns) {
    const old = before?.fields.get(field.name);
    if (old?.kind !== 'column' || old.primaryKey || field.primaryKey || !needsConversion(old, field)) continue;
    requireConversion(old, field);
    conversions.set(field.name, old);
  }
  return conversions;
}

interface WakeContext {
  readonly tables: ReadonlyMap<string, TableShape>;
  readonly dialect: SchemaDialect;
  readonly find: (name: string) => Collection | undefined;
}

function wake(collection: Collection, targets: readonly Collection[], { tables, dialect, find }: WakeContext): PlannedStep[] {
  const actual = tables.get(collection.tableName);
  if (!actual) return [];
  const desired = desiredTable(collection, dialect, find);
  const names = new Set(referencesOf(collection).map(({ target }) => target));
  return targets
    .filter(({ name }) => names.has(name))
    .flatMap((target) => missingForeignKeys(desired, actual, target.tableName))
    .map((step) => ({ collection, step, lenient: true }));
}

/** The collections that refer to a planned one and are not planned themselves. */
function wakingFor(planned: readonly Collection[], collections: ReadonlyMap<string, Collection>): Collection[] {
  const names = new Set(planned.map(({ name }) => name));
  const refersToPlanned = (other: Collection): boolean => referencesOf(other).some(({ target }) => names.has(target));
  return [...collections.values()].filter((other) => !names.has(other.name) && refersToPlanned(other));
}

function rethrow(_collection: Collection, error: unknown): never {
  throw error;
}
