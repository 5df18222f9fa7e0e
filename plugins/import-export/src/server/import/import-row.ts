import type { AppError, JsonObject } from '@mortise/shared';

/** One record of a file. */
export interface ImportRow {
  /** Counted from 1, headings not included. */
  readonly row: number;
  /** Bytes of the file it takes, roughly. */
  readonly size: number;
  /** The values as `create` takes them, or what is wrong with the row itself. */
  readonly read: { readonly values: JsonObject } | { readonly fault: AppError };
}

/** Bytes one record may take; a longer one is a quote that was never closed, more often than not. */
export const MAX_ROW_BYTES = 4 * 1024 * 1024;
