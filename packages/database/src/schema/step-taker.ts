import type { Collection } from '@mortise/shared';
import type { PlannedStep } from './plan-collections';
import type { SchemaDialect } from './schema-dialect';
import type { TableShape } from './table-shape';

export type ViewStepKind = 'createView' | 'changeView' | 'dropView';

/** Carries out what a draft decides, or only writes it down. */
export interface StepTaker {
  /** Reads the tables as they are after the steps taken. */
  readonly tables: SchemaDialect;
  /** Takes a step of a table; answers the table as it is then, undefined when the step has to wait. */
  take(item: PlannedStep, table: TableShape): Promise<TableShape | undefined>;
  /** Drops a table nothing refers to any more. */
  drop(collection: Collection): Promise<void>;
  /** A view has no table: it is there as soon as its description is. `gone`: columns it had and has no longer. */
  view(collection: Collection, kind: ViewStepKind, gone: readonly string[]): Promise<void>;
}
