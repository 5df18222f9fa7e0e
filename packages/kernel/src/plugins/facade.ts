import type { Log } from '@mortise/plugin-api/server';
import type { Disposable } from '@mortise/shared';

/** Where a registrar writes down how to take a registration back. */
export interface LedgerWriter {
  record(kind: string, name: string, undo: Disposable): void;
}

/** The plugin a facade is made for. The core itself uses the id `core`. */
export interface FacadeOwner {
  readonly id: string;
  readonly log: Log;
  readonly ledger: LedgerWriter;
}

/** Makes the instance of a core service that one plugin sees; everything registered through it enters that plugin's ledger. */
export type FacadeFactory<T> = (owner: FacadeOwner) => T;
