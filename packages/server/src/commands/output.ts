import type { FirstAdmin } from '../platform/first-admin';
import { EXIT_FAILURE } from '../supervisor/exit-codes';

/** Commands end when nobody reads their output any more, as `head` may. */
export function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : EXIT_FAILURE));
}

/** A server goes on when nobody reads its output any more. */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

export function print(line: string, stream: NodeJS.WritableStream = process.stdout): void {
  stream.write(`${line}\n`);
}

/** Prints rows as columns of equal width. */
export function printTable(rows: readonly (readonly string[])[]): void {
  const widths = rows.reduce<number[]>((known, row) => row.map((cell, column) => Math.max(known[column] ?? 0, cell.length)), []);
  for (const row of rows)
    print(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}

/** The one place where a generated password is ever shown; it must not reach the log. */
export function printFirstAdmin({ username, email, password }: FirstAdmin, stream: NodeJS.WritableStream = process.stdout): void {
  print(`The first user is "${username}"${email === null ? '' : ` (${email})`}.`, stream);
  if (password !== undefined) print(`Password, shown only this once: ${password}`, stream);
}
