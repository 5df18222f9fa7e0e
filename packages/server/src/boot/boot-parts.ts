import type { FacadeFactory } from '@mortise/kernel';
import type { BootCaller, BootPort, Log } from '@mortise/plugin-api/server';
import { AppError, type JsonValue, disposable, isAppError } from '@mortise/shared';

type ReadPart = Parameters<BootPort['add']>[1];

interface Part {
  readonly log: Log;
  readonly read: ReadPart;
}

/** What the core says itself. */
const OWN_PARTS = new Set(['settings', 'languages', 'language', 'csrfToken', 'secure', 'plugins']);

/** What plugins tell a page when it starts. */
export class BootParts {
  #parts: ReadonlyMap<string, Part> = new Map();

  /** `core.boot` as one plugin sees it. */
  readonly facade: FacadeFactory<BootPort> = ({ log, ledger }) => ({
    add: (name, read) => {
      if (OWN_PARTS.has(name) || this.#parts.has(name)) throw new AppError('NAME_TAKEN', { what: 'boot part', name });
      this.#parts = new Map(this.#parts).set(name, { log, read });
      ledger.record(
        'boot part',
        name,
        disposable(() => this.#remove(name)),
      );
    },
  });

  /**
   * Every part for one caller, by name. A part that breaks is left out, so that it does not cost the page; an error that has a name,
   * such as a database that is away, must not look like an answer.
   */
  async read(caller: BootCaller): Promise<Readonly<Record<string, JsonValue>>> {
    const read = [...this.#parts].map(async ([name, part]) => [name, await readPart(part, name, caller)] as const);
    return Object.fromEntries((await Promise.all(read)).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
  }

  #remove(name: string): void {
    const rest = new Map(this.#parts);
    rest.delete(name);
    this.#parts = rest;
  }
}

async function readPart({ log, read }: Part, name: string, caller: BootCaller): Promise<JsonValue | undefined> {
  try {
    return await read(caller);
  } catch (error) {
    if (isAppError(error)) throw error;
    log.error('A part of the boot answer failed', { part: name, error });
    return undefined;
  }
}
