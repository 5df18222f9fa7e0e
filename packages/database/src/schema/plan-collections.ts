import { AppError, type Collection, type ColumnField, needsConversion, referencesOf } from '@mortise/shared';
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
}

/**
 * Plans the tables of some collections, and the foreign keys of other collections that slept until one of these appeared.
 * Foreign keys come last, when all tables are there.
 */
export async function planCollections(planned: readonly Collection[], request: PlanRequest): Promise<CollectionsPlan> {
  const { run, dialect, collections, before, mode } = request;
  const waking = [...collections.values()].filter((other) => !planned.includes(other) && planned.some((target) => refersTo(other, target)));
  const tables = await dialect.introspect(
    run,
    [...planned, ...waking].map((collection) => collection.tableName),
  );
  const find = (name: string): Collection | undefined => collections.get(name);
  const own = planned.flatMap((collection) => {
    const conversions = conversionsTo(collection, mode === 'exact' ? before.get(collection.name) : undefined);
    const steps = planTable(desiredTable(collection, dialect, find), tables.get(collection.tableName), { mode, conversions });
    return steps.map((step) => ({ collection, step, lenient: mode === 'additive' && step.kind === 'addForeignKey' }));
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
  return targets
    .flatMap((target) => missingForeignKeys(desired, actual, target.tableName))
    .map((step) => ({ collection, step, lenient: true }));
}

function refersTo(collection: Collection, target: Collection): boolean {
  return referencesOf(collection).some((reference) => reference.target === target.name);
}

/**
 * @throws AppError NAME_TAKEN when another collection, or a table that is not ours, has the name (but for case)
 */
export async function checkNames(
  collection: Collection,
  known: ReadonlyMap<string, Collection>,
  request: PlanRequest & { adopt: boolean },
): Promise<void> {
  const taken = (): AppError => new AppError('NAME_TAKEN', { what: 'collection', name: collection.name });
  const lower = collection.name.toLowerCase();
  const same = known.get(collection.name);
  if (same && (same.owner !== collection.owner || same.adopted)) throw taken();
  if ([...known.values()].some((other) => other !== same && other.name.toLowerCase() === lower)) throw taken();
  if (same && same.tableName === collection.tableName) return;
  const tables = await request.dialect.tablesNamed(request.run, [collection.tableName]);
  if (tables.some((table) => !request.adopt || table !== collection.tableName)) throw taken();
}
