import type { SchemaChangeOptions } from '@mortise/plugin-api/server';

/** Adds up what the steps of one change do, and tells its caller. */
export class ChangeProgress {
  readonly options: SchemaChangeOptions;
  #total = 0;
  #done = 0;
  #setNull = 0;

  constructor(options: SchemaChangeOptions) {
    this.options = options;
  }

  /** More rows are to be rewritten. */
  expect(rows: number): void {
    this.#total += rows;
    this.#tell();
  }

  /** Rows were rewritten. @throws whatever the caller stops the change with */
  rewrote(rows: number): void {
    this.#done += rows;
    this.#tell();
    this.options.goOn?.();
  }

  /** Rows lost a value that does not fit. */
  emptied(rows: number): void {
    this.#setNull += rows;
    this.#tell();
  }

  #tell(): void {
    this.options.onProgress?.({ done: this.#done, total: this.#total, setNull: this.#setNull });
  }
}
