import { BATCH, type OutboxQueue, type WaitingRow } from './outbox-queue';
import { type OutboxRow, recordName } from './outbox-rows';
import { retryDelay } from './retry';

export interface DeliveryRound {
  readonly queue: OutboxQueue;
  /** False when telling must stop: the subscription has gone, or the lease. */
  readonly goesOn: () => boolean;
  /** Rejects when the event has to be told again. */
  readonly tell: (row: OutboxRow) => Promise<void>;
  /** Hears of every failure; `delay` in milliseconds, undefined when the event is put aside. */
  readonly failed: (row: OutboxRow, error: unknown, delay: number | undefined) => void;
}

/** Records whose next event waits: since when, and which later events they hold back. */
type Held = Map<string, { readonly id: number; readonly dueAt: string; readonly later: number[] }>;

/** Tells everything that is due, one event after the other. Resolves to the milliseconds until the first one that failed is due again. */
export async function deliverDue(round: DeliveryRound): Promise<number> {
  const { queue, goesOn } = round;
  let soonest = Infinity;
  for (;;) {
    const { due, waiting } = await queue.next();
    const held = heldBy(waiting);
    let followers = false;
    for (const row of due) {
      if (!goesOn()) return soonest;
      const outcome = await deliver(row, held, round);
      followers ||= outcome.mayFollow;
      soonest = Math.min(soonest, outcome.delay);
    }
    for (const { dueAt, later } of held.values()) if (later.length > 0) await queue.postpone(later, dueAt);
    if (due.length < BATCH && !followers) return soonest;
  }
}

interface Outcome {
  /** Later events of the record were held back and are due now. */
  readonly mayFollow: boolean;
  /** Milliseconds until the next attempt; Infinity for none. */
  readonly delay: number;
}

async function deliver(row: OutboxRow, held: Held, round: DeliveryRound): Promise<Outcome> {
  const before = held.get(recordName(row));
  if (before && before.id < row.id) {
    before.later.push(row.id);
    return { mayFollow: false, delay: Infinity };
  }
  try {
    await round.tell(row);
  } catch (error) {
    return postponed(row, error, { held, round });
  }
  return finished(row, () => round.queue.told(row), round);
}

async function postponed(
  row: OutboxRow,
  error: unknown,
  { held, round }: { readonly held: Held; readonly round: DeliveryRound },
): Promise<Outcome> {
  const delay = retryDelay(row.attempts + 1);
  // Whoever has the lease now tells the event himself.
  if (!round.goesOn()) return { mayFollow: false, delay: Infinity };
  round.failed(row, error, delay);
  if (delay === undefined) return finished(row, () => round.queue.park(row), round);
  const dueAt = new Date(Date.now() + delay).toISOString();
  await round.queue.failed(row, dueAt);
  held.set(recordName(row), { id: row.id, dueAt, later: [] });
  return { mayFollow: false, delay };
}

/** An event that is tried for the first time holds nothing back yet. */
async function finished(row: OutboxRow, close: () => Promise<void>, { queue }: DeliveryRound): Promise<Outcome> {
  const mayFollow = row.attempts > 0;
  if (mayFollow) await queue.letFollow(row);
  await close();
  return { mayFollow, delay: Infinity };
}

function heldBy(waiting: readonly WaitingRow[]): Held {
  return new Map(waiting.toReversed().map((row) => [recordName(row), { id: row.id, dueAt: row.dueAt, later: [] }]));
}
