import { isDeepStrictEqual } from 'node:util';
import type { StoredCollections } from '@mortise/plugin-api/server';
import { type Collection, type Disposable, disposable } from '@mortise/shared';
import type { Versions } from '../versions';
import type { CollectionRegistry } from './live-schema';

/** The counter of changes of users' collections. */
export const SCHEMA_VERSION = 'schema';

/** Another process may change the schema again while it is read. */
const MOST_READINGS = 10;

export type ReadCollections = () => Promise<StoredCollections>;

/** Keeps users' collections as the other processes on the database leave them. Takes no part in changing tables. */
export class FollowedSchema {
  readonly #registry: CollectionRegistry;
  readonly #versions: Versions;
  #read: ReadCollections | undefined;
  /** Whether some of what was read could not be made. */
  #leavesOut = false;
  /** The version the registry shows. */
  #reached = 0;
  #catchingUp: Promise<void> = Promise.resolve();

  constructor(registry: CollectionRegistry, versions: Versions) {
    this.#registry = registry;
    this.#versions = versions;
  }

  /** Reads, and remembers whether that made everything there is. */
  async take(read: ReadCollections): Promise<readonly Collection[]> {
    const { collections, leftOut } = await read();
    this.#leavesOut = leftOut.length > 0;
    return collections;
  }

  /** From now on `read` is asked whenever another process has changed something after `version`. */
  async follow(read: ReadCollections, version: number): Promise<Disposable> {
    this.#read = read;
    this.#reached = version;
    const listening = this.#versions.onChange(SCHEMA_VERSION, () => this.catchUp(this.#versions.current(SCHEMA_VERSION)));
    // What was heard of before anybody listened.
    await this.catchUp(this.#versions.current(SCHEMA_VERSION));
    return disposable(async () => {
      this.#read = undefined;
      await listening.dispose();
    });
  }

  /** Says that the registry shows a change of this process. */
  reached(version: number): void {
    this.#reached = Math.max(this.#reached, version);
  }

  /** Resolves when the registry shows at least `version`. */
  async catchUp(version: number): Promise<void> {
    if (version > this.#reached) await this.#inTurn(() => this.#read === undefined || version <= this.#reached);
  }

  /** Reads the same version again where these collections may change what comes of it: what was left out, and views that read them. */
  async readWith(names: readonly string[]): Promise<void> {
    if (this.#read && (this.#leavesOut || this.#areRead(names))) await this.#inTurn((isShown) => isShown);
  }

  #areRead(names: readonly string[]): boolean {
    return [...this.#registry.snapshot().collections.values()].some(({ view }) => view?.reads.some((name) => names.includes(name)));
  }

  /** Reads until that is enough. */
  async #inTurn(isEnough: (isShown: boolean) => boolean): Promise<void> {
    const turn = this.#catchingUp.then(async () => {
      let isShown = false;
      for (let reading = 0; reading < MOST_READINGS && !isEnough(isShown); reading += 1) isShown = await this.#readOnce();
    });
    this.#catchingUp = turn.catch(() => undefined);
    await turn;
  }

  /** Whether the registry shows what was read: it is of one state, and this process has not gone beyond it meanwhile. */
  async #readOnce(): Promise<boolean> {
    if (!this.#read) return true;
    const before = await this.#versions.stored(SCHEMA_VERSION);
    const collections = await this.take(this.#read);
    const after = await this.#versions.stored(SCHEMA_VERSION);
    const isWhole = before === after && after >= this.#reached;
    if (isWhole) this.#show(collections, after);
    return isWhole;
  }

  #show(collections: readonly Collection[], version: number): void {
    const names = new Set(collections.map(({ name }) => name));
    const known = [...this.#registry.snapshot().collections.values()].filter(({ owner, adopted }) => owner === undefined && !adopted);
    const dropped = known.flatMap(({ name }) => (names.has(name) ? [] : [name]));
    const put = collections.filter((collection) => !isDeepStrictEqual(collection, this.#registry.find(collection.name)));
    this.#reached = version;
    if (put.length > 0 || dropped.length > 0) this.#registry.publish({ put, dropped });
  }
}
