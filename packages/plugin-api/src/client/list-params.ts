import type { JsonObject } from '@mortise/shared';

/** Parameters of a list request. */
export interface ListParams {
  readonly page?: number;
  readonly pageSize?: number;
  readonly filter?: JsonObject | undefined;
  readonly sort?: readonly string[];
  readonly fields?: readonly string[];
  readonly appends?: readonly string[];
  /** The topmost records of a tree, each with those below it. */
  readonly tree?: boolean;
}
