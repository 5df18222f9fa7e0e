import type { JsonObject } from '@mortise/shared';
import type { OperationHandlers } from '../../host/port-host';
import type { TellMessage } from '../../protocol/messages';
import type { ShownFacts, StartFacts } from '../../protocol/start-facts';

/** What all runs of a unit are about. */
export type SharedFacts = Omit<StartFacts, 'code' | 'facts'>;

export interface UnitDefinition {
  /** Compiled. */
  readonly code: string;
  readonly operations: OperationHandlers;
  readonly shared: () => SharedFacts;
  readonly onTell?: (message: TellMessage) => void;
}

/** What a chart draws, for code that makes its option; what that returns holds no functions. */
export interface ChartFacts {
  readonly rows: readonly JsonObject[];
  readonly option: JsonObject;
}

/** What one run is about. */
export interface LogicFacts extends ShownFacts {
  /** Of the record on its page, from 0. */
  readonly recordIndex?: number;
  readonly chart?: ChartFacts;
}
