import { createHash } from 'node:crypto';
import { type MainDataSource, createRecords, defineCoreCollection } from '@mortise/database';
import type { ActionResult, RecordsPort } from '@mortise/plugin-api/server';
import { AppError, type JsonValue, type Principal, type Transaction, isAppError } from '@mortise/shared';
import { requestsCollection } from './requests-collection';

const REQUESTS = requestsCollection.name;
const HOUR = 3_600_000;
const KEPT_FOR = 24 * HOUR;
/** Longer answers are not kept; the retry of such a write is answered with `data: null`. */
const MAX_ANSWER = 500_000;
/** Two first requests with one key may meet in the database; the second one then finds the answer of the first. */
const ATTEMPTS = 3;

/** A write that must happen once, however often it is asked for. */
export interface OnceRequest {
  readonly principal: Principal;
  /** The header `Idempotency-Key`. */
  readonly key: string;
  /** Everything that makes the request what it is. */
  readonly content: readonly unknown[];
}

export interface OnceResult {
  readonly result: ActionResult;
  /** True when the write had been done before. */
  readonly replayed: boolean;
}

interface Row {
  readonly fingerprint: string;
  readonly answer: string | null;
}

/** Another transaction holds the key; thrown only within this file. */
class KeyTaken extends Error {}

/** Remembers writes by their idempotency keys, in the transaction of the write itself, for a day. */
export class Idempotency {
  readonly #source: MainDataSource;
  readonly #records: RecordsPort;
  #cleanedAt = 0;

  private constructor(source: MainDataSource) {
    this.#source = source;
    this.#records = createRecords(source);
  }

  static async open(source: MainDataSource): Promise<Idempotency> {
    await defineCoreCollection(source, requestsCollection);
    return new Idempotency(source);
  }

  /**
   * Does `write` unless it was done before with the same key by the same caller; then gives the first answer again. A write that fails
   * leaves no trace, so it may be tried again with the same key.
   * @throws AppError IDEMPOTENCY_KEY_REUSED for another request, whatever `write` throws
   */
  async once(request: OnceRequest, write: (transaction: Transaction) => Promise<ActionResult>): Promise<OnceResult> {
    await this.#clean();
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#source.transaction((transaction) => this.#within(transaction, request, write));
      } catch (error) {
        if (!(error instanceof KeyTaken)) throw error;
        if (attempt === ATTEMPTS) throw new AppError('DATABASE_BUSY', {}, { cause: error });
      }
    }
  }

  async #within(
    transaction: Transaction,
    { principal, key, content }: OnceRequest,
    write: (transaction: Transaction) => Promise<ActionResult>,
  ): Promise<OnceResult> {
    const callerKey = hash([principal.kind, principal.id, key]);
    const fingerprint = hash(content);
    const known = await this.#records.findOne<Row>(REQUESTS, { filter: { callerKey } }, { transaction });
    if (known && known.fingerprint !== fingerprint) throw new AppError('IDEMPOTENCY_KEY_REUSED');
    if (known) return { result: answerOf(known), replayed: true };
    await this.#claim({ callerKey, fingerprint }, transaction);
    const result = await write(transaction);
    const answer = JSON.stringify(result);
    await this.#records.update(REQUESTS, { callerKey }, { answer: answer.length > MAX_ANSWER ? null : answer }, { transaction });
    return { result, replayed: false };
  }

  async #claim(values: Record<string, JsonValue>, transaction: Transaction): Promise<void> {
    const expiresAt = new Date(Date.now() + KEPT_FOR).toISOString();
    try {
      await this.#records.create(REQUESTS, { ...values, expiresAt }, { transaction });
    } catch (error) {
      if (isAppError(error) && error.code === 'UNIQUE_CONFLICT') throw new KeyTaken('The key is being used', { cause: error });
      throw error;
    }
  }

  /** Once an hour, by whoever comes first then. */
  async #clean(): Promise<void> {
    const now = Date.now();
    if (now - this.#cleanedAt < HOUR) return;
    this.#cleanedAt = now;
    await this.#records.destroy(REQUESTS, { expiresAt: { $lt: new Date(now).toISOString() } });
  }
}

function answerOf({ answer }: Row): ActionResult {
  return answer === null ? { kind: 'value', data: null } : (JSON.parse(answer) as ActionResult);
}

function hash(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
