import type { Outcome, Row } from './driver';

const ROWS_AFFECTED = /\d+$/;

/** The outcome of one run of a prepared statement, while the server's messages come in. */
export class ReceivedRows implements Outcome {
  readonly rows: Row[] = [];
  affected = 0;
  readonly #columns: readonly string[];

  constructor(columns: readonly string[]) {
    this.#columns = columns;
  }

  add(fields: readonly (string | null)[]): void {
    const row: Record<string, unknown> = {};
    for (const [index, column] of this.#columns.entries()) row[column] = fields[index];
    this.rows.push(row);
  }

  /** `command`: what the server says has been done, `INSERT 0 1`. */
  end(command: string): void {
    this.affected = Number(ROWS_AFFECTED.exec(command)?.[0] ?? 0);
  }
}
