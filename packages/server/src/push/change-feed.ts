import type { PluginStatus } from '@mortise/kernel';
import type { Log } from '@mortise/plugin-api/server';
import type { AccessGate, RecordChange, Resources } from '@mortise/resources';
import type { Collection, JsonValue, Principal, SchemaSnapshot } from '@mortise/shared';
import { changedViews } from './changed-views';
import { PendingRecords } from './pending-records';
import { Pulse } from './pulse';
import type { PushStreams } from './push-streams';

export interface ChangeFeedParts {
  readonly streams: PushStreams;
  readonly resources: { readonly gate: Pick<AccessGate, 'decide'>; readonly viewOf: Resources['viewOf'] };
  /** As they are now. */
  readonly schemas: readonly SchemaSnapshot[];
  readonly log: Log;
}

/** Who may change collections may know all their names. */
const DESIGN = { resource: 'collections', snippet: 'pm.data-source-manager' };
const PLUGINS = { resource: 'pm', snippet: 'pm' };

/**
 * Tells each viewer of what changes, as far as they may know of it. While nobody looks nothing is worked out; bursts become one event
 * of a kind and collection.
 */
export class ChangeFeed {
  readonly #parts: ChangeFeedParts;
  readonly #pulse = new Pulse(() => this.#flush());
  readonly #records = new PendingRecords();
  #collections = new Map<string, Collection>();
  /** `everyone`, or the viewers whose own rights are others now. */
  #access: Set<Principal> | 'everyone' = new Set();
  readonly #schemas: Map<string, SchemaSnapshot['collections']>;

  constructor(parts: ChangeFeedParts) {
    this.#parts = parts;
    this.#schemas = new Map(parts.schemas.map(({ dataSource, collections }) => [dataSource, collections]));
  }

  /** Whether anybody looks. */
  wanted(): boolean {
    return this.#parts.streams.count > 0;
  }

  /** Rows were written. */
  tell(change: RecordChange): void {
    this.#records.add(change);
    this.#pulse.ask();
  }

  /** Collections of a data source came, went or changed. */
  schemaChanged({ dataSource, collections }: SchemaSnapshot): void {
    const before = this.#schemas.get(dataSource) ?? new Map<string, Collection>();
    this.#schemas.set(dataSource, collections);
    if (!this.wanted()) return;
    const key = (name: string): string => JSON.stringify([dataSource, name]);
    for (const [name, collection] of collections) if (before.get(name) !== collection) this.#collections.set(key(name), collection);
    for (const [name, collection] of before) if (!collections.has(name)) this.#collections.set(key(name), collection);
    this.#pulse.ask();
  }

  /** Roles or credentials changed; `rules` says that anybody's rights may have. */
  async accessChanged(rules: boolean): Promise<void> {
    if (!this.wanted()) return;
    const changed = await this.#parts.streams.recheck();
    if (rules) this.#access = 'everyone';
    else if (this.#access !== 'everyone') for (const principal of changed) this.#access.add(principal);
    if (rules || changed.size > 0) this.#pulse.ask();
  }

  /** A plugin came or went: everybody's page loads or drops its part; without one only those hear of it who manage plugins. */
  async pluginChanged({ id, state, hasClient }: Pick<PluginStatus, 'id' | 'state' | 'hasClient'>): Promise<void> {
    if (!this.wanted()) return;
    const data = { id, state };
    await this.#parts.streams.publishEach('plugins.changed', async (viewer) =>
      hasClient || (await this.#may(viewer, PLUGINS)) ? data : undefined,
    );
  }

  async #flush(): Promise<void> {
    try {
      await this.#flushAccess();
      await this.#flushSchema();
      await this.#flushRecords();
    } catch (error) {
      this.#parts.log.error('Open pages could not be told of a change', { error });
    }
  }

  async #flushAccess(): Promise<void> {
    const concerned = this.#access;
    if (concerned !== 'everyone' && concerned.size === 0) return;
    this.#access = new Set();
    await this.#parts.streams.publishEach('access.changed', (viewer) =>
      Promise.resolve(concerned === 'everyone' || concerned.has(viewer) ? {} : undefined),
    );
  }

  async #flushSchema(): Promise<void> {
    const changed = [...this.#collections.values()];
    this.#collections = new Map();
    for (const dataSource of new Set(changed.map((collection) => collection.dataSource))) {
      const own = changed.filter((collection) => collection.dataSource === dataSource);
      await this.#parts.streams.publishEach('schema.changed', async (viewer) => {
        const collections = await this.#visibleNames(viewer, own);
        return collections.length === 0 ? undefined : { dataSource, collections };
      });
    }
  }

  async #visibleNames(viewer: Principal, changed: readonly Collection[]): Promise<readonly string[]> {
    const names = changed.map(({ name }) => name);
    if (await this.#may(viewer, DESIGN)) return names;
    const views = await Promise.all(
      changed.map((collection) => this.#parts.resources.viewOf(viewer, { resource: collection.name, collection })),
    );
    return names.filter((_name, index) => views[index] !== undefined);
  }

  async #flushRecords(): Promise<void> {
    const written = this.#records.take();
    for (const { resource, collection, action, keys } of [...written, ...changedViews(written, this.#schemas)]) {
      await this.#parts.streams.publishEach('records.changed', async (viewer): Promise<JsonValue | undefined> => {
        const view = await this.#parts.resources.viewOf(viewer, { resource, collection });
        if (view === undefined) return undefined;
        // Of rows a viewer may not see not even the key is told.
        return { dataSource: collection.dataSource, collection: resource, action, ...(view === 'all' && keys ? { keys } : {}) };
      });
    }
  }

  async #may(viewer: Principal, { resource, snippet }: { readonly resource: string; readonly snippet: string }): Promise<boolean> {
    const question = { dataSource: 'main', resource, grant: undefined, snippet, collection: undefined };
    return (await this.#parts.resources.gate.decide(viewer, question)).allowed;
  }
}
