import type { Allowed } from '@mortise/plugin-api/server';
import type { Collection, JsonObject, JsonValue, Principal } from '@mortise/shared';
import type { RecordTree } from './record-tree';
import type { Engine } from '../standard-call';

/** Levels of records within a record. */
export const MAX_DEPTH = 3;

/** One record that is being read, and how far it is from the outermost. */
export interface TreeReading {
  readonly collection: Collection;
  readonly decision: Allowed;
  /** True for new records. */
  readonly complete: boolean;
  readonly principal: Principal;
  readonly services: Engine;
  /** 0 for the outermost record. */
  readonly depth: number;
  /** Names of the relations that lead here, each with a dot. */
  readonly relations: string;
  /** Whether existing records that a path of relations leads to are changed, or linked only. */
  readonly mayChange: (relations: string) => boolean;
  /** Columns the relation that leads here fills in. */
  readonly later?: Readonly<JsonObject> | undefined;
  readonly readTree: (reading: TreeReading, values: JsonValue | undefined) => Promise<RecordTree>;
  /** How many nested records there may still be. */
  readonly budget: { left: number };
}

/** The part of a reading that is about no record in particular. */
export type ItemReading = Omit<TreeReading, 'collection' | 'decision' | 'complete' | 'later'>;
