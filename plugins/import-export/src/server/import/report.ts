import type { ActionCall } from '@mortise/plugin-api/server';
import type { JsonObject } from '@mortise/shared';

const MAX_TOLD = 1000;

/** What came of an import so far. */
export class Report {
  imported = 0;
  failed = 0;
  readonly #faults: (JsonObject & { readonly row: number })[] = [];
  readonly #call: Pick<ActionCall, 'tell'>;

  constructor(call: Pick<ActionCall, 'tell'>) {
    this.#call = call;
  }

  /** Counts a row that could not be imported; the first thousand are told one by one. */
  add(row: number, error: unknown): void {
    this.failed += 1;
    if (this.#faults.length < MAX_TOLD) this.#faults.push(this.#told(row, error));
  }

  progress(): JsonObject {
    return { imported: this.imported, failed: this.failed };
  }

  /** Rows that cannot be read are met before those read earlier are written; their faults are told in the order of the file. */
  whole(): JsonObject {
    return { imported: this.imported, failed: this.failed, faults: this.#faults.toSorted((one, other) => one.row - other.row) };
  }

  #told(row: number, error: unknown): JsonObject & { readonly row: number } {
    const [fault] = this.#call.tell(error);
    const { code = 'INTERNAL', message = '' } = fault ?? {};
    const field = fault?.details?.['field'];
    return { row, code, message, ...(typeof field === 'string' ? { field } : {}) };
  }
}
