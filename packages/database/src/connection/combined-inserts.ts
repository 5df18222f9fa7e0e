import type { Statement } from '../compile/dialect';
import type { Outcome, PendingWrite } from './driver';
import { joinValues } from './join-values';

/**
 * The most that go together: each number makes a text of its own, which stays prepared. With 500 values each, the most SQLite puts into a JSON
 * object, half of the parameters a statement may have.
 */
const MOST = 32;

/** Writes that go to the database as one. */
export interface CombinedWrites {
  readonly writes: readonly PendingWrite[];
  /** Undefined for a single write. */
  readonly statement?: Statement;
}

/** Puts neighbours that insert the same columns together; everything stays in order. */
export function combineInserts(batch: readonly PendingWrite[]): readonly CombinedWrites[] {
  const combined: CombinedWrites[] = [];
  for (let place = 0; place < batch.length;) {
    const size = Math.min(countAlike(batch, place), MOST);
    const writes = batch.slice(place, place + size);
    combined.push(size === 1 ? { writes } : { writes, statement: asOne(writes) });
    place += size;
  }
  return combined;
}

/** Each one's part of what came back: one row for each. */
export function outcomesOf({ writes }: CombinedWrites, { rows }: Outcome): readonly Outcome[] {
  return writes.map((_write, place) => ({ rows: rows.slice(place, place + 1), affected: 0 }));
}

function countAlike(batch: readonly PendingWrite[], place: number): number {
  const first = batch[place]?.statement;
  if (!first?.textFor) return 1;
  const end = batch.findIndex(({ statement }, index) => index > place && !(statement.textFor && statement.text === first.text));
  return (end === -1 ? batch.length : end) - place;
}

function asOne(writes: readonly PendingWrite[]): Statement {
  const statements = writes.map(({ statement }) => statement);
  return {
    text: statements[0]?.textFor?.(writes.length) ?? '',
    values: joinValues(statements),
    returns: true,
    guard: () => statements.forEach(({ guard }) => guard?.()),
  };
}
