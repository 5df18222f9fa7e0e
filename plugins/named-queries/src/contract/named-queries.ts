import { serviceRef } from '@mortise/plugin-api/server';
import type { JsonObject, Principal } from '@mortise/shared';

/** One run of a saved query. */
export interface NamedQueryCall {
  /**
   * In whose name: decides who may run it, and for a tree what it shows. A narrowing that names `namedQueries.<name>:run` leaves the caller's rights
   * whole for this query.
   */
  readonly principal: Principal;
  /** Values by the names of the parameters; those left out take their default. */
  readonly params?: JsonObject;
  /** Counted from 1. */
  readonly page?: number | undefined;
  /** By default, and at most, what the query says. */
  readonly pageSize?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface NamedQueryRows {
  /** Text of an array of objects. */
  readonly json: string;
  readonly page: number;
  readonly pageSize: number;
  /** Rows of all pages, where they are counted: not for groups. */
  readonly count?: number;
  /** True when there are more rows than were counted. */
  readonly countCapped?: boolean;
}

/** Saved queries, for plugins that answer with their rows. */
export interface NamedQueries {
  /**
   * @throws AppError RECORD_NOT_FOUND, ACTION_DENIED, FIELD_UNKNOWN, VALUE_REQUIRED, VALUE_INVALID, PAGE_SIZE_TOO_LARGE, OFFSET_TOO_LARGE,
   * SQL_INVALID, DEADLINE_EXCEEDED, and what the read of a tree is answered with
   */
  run(name: string, call: NamedQueryCall): Promise<NamedQueryRows>;
  /** Whether a run would be allowed; false for a query that does not exist. */
  mayRun(name: string, principal: Principal): Promise<boolean>;
}

export const namedQueriesRef = serviceRef<NamedQueries>('named-queries.namedQueries');
