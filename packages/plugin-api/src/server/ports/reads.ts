import type { JsonObject, JsonValue, Principal } from '@mortise/shared';

/** A standard read in the words of the action API. */
export interface Read {
  /** By default `main`. */
  readonly dataSource?: string;
  readonly resource: string;
  readonly action: 'list' | 'get' | 'query';
  /** As the query string would say it, parsed. */
  readonly query?: Readonly<Record<string, unknown>>;
  /** The body. */
  readonly values?: JsonValue;
}

export interface Reader {
  readonly principal: Principal;
  readonly signal?: AbortSignal | undefined;
}

export interface ReadAnswer {
  /** The `data` as JSON text. */
  readonly text: string;
  readonly meta?: JsonObject;
}

export interface ReadsPort {
  /**
   * Runs a read for a principal as if it had asked for it: decided, checked, limited to the fields and rows it may see.
   * @throws AppError whatever that call would be answered with; ACTION_NOT_FOUND for a resource that reads in a way of its own
   */
  run(read: Read, reader: Reader): Promise<ReadAnswer>;
}
