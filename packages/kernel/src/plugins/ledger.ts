import type { Log } from '@mortise/plugin-api/server';
import type { Disposable } from '@mortise/shared';
import { withDeadline } from './deadline';
import type { LedgerWriter } from './facade';
import { pluginFailure, reasonOf } from './plugin-failure';

export interface LedgerEntry {
  readonly kind: string;
  readonly name: string;
}

/** An undo that failed, and why. */
export interface LedgerFault extends LedgerEntry {
  readonly reason: string;
}

export interface LedgerOptions {
  /** Id of the plugin the entries belong to. */
  readonly owner: string;
  readonly log: Log;
  /** How long one undo may take, 5 s by default. */
  readonly undoTimeoutMs?: number;
}

const UNDO_TIMEOUT_MS = 5000;

/** Everything one run of a plugin registered, in order, with the way back. Used once: after `unwind` it takes nothing more. */
export class Ledger implements LedgerWriter {
  readonly #options: LedgerOptions;
  #records: (LedgerEntry & { readonly undo: Disposable })[] = [];
  #unwound = false;

  constructor(options: LedgerOptions) {
    this.#options = options;
  }

  /** @throws AppError PLUGIN_FAILED once the ledger is unwound; the registration is taken back at once */
  record(kind: string, name: string, undo: Disposable): void {
    if (!this.#unwound) {
      this.#records.push({ kind, name, undo });
      return;
    }
    void this.#undo({ kind, name, undo });
    throw pluginFailure(this.#options.owner, `registered ${kind} "${name}" after it was stopped`);
  }

  entries(): readonly LedgerEntry[] {
    return this.#records.map(({ kind, name }) => ({ kind, name }));
  }

  /** Takes everything back, last first, one after the other; goes on after a failure. Returns the failures. */
  async unwind(): Promise<readonly LedgerFault[]> {
    this.#unwound = true;
    const records = this.#records.toReversed();
    this.#records = [];
    const faults: LedgerFault[] = [];
    for (const record of records) {
      const fault = await this.#undo(record);
      if (fault) faults.push(fault);
    }
    return faults;
  }

  async #undo({ kind, name, undo }: LedgerEntry & { readonly undo: Disposable }): Promise<LedgerFault | undefined> {
    const { owner, log, undoTimeoutMs = UNDO_TIMEOUT_MS } = this.#options;
    try {
      await withDeadline(
        () => undo.dispose(),
        undoTimeoutMs,
        () => pluginFailure(owner, `took longer than ${undoTimeoutMs} ms`),
      );
      return undefined;
    } catch (error) {
      log.error('A registration could not be taken back', { kind, name, error });
      return { kind, name, reason: reasonOf(error) };
    }
  }
}
