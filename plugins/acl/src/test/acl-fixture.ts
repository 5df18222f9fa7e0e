import {
  type AccessDecider,
  type AccessPort,
  type ActionCall,
  type ActionDefinition,
  type PluginContext,
  type RecordHook,
  type RecordHookEvents,
  type RecordHookPoint,
  type ResourceDefinition,
  type RoleResolver,
} from '@mortise/plugin-api/server';
import {
  AppError,
  type Collection,
  type CollectionDefinition,
  type JsonObject,
  type JsonValue,
  type Principal,
  normalizeCollection,
} from '@mortise/shared';
import { aclPlugin } from '../server/acl-plugin';
import { MemoryRecords } from './memory-records';

const UNIQUE = {
  roles: [['name'], ['title']],
  rolesUsers: [['userId', 'roleName']],
  scopes: [['key']],
};

export interface CallOptions {
  readonly source?: string;
  readonly keys?: readonly string[];
  readonly query?: Readonly<Record<string, unknown>>;
  readonly values?: JsonValue;
}

/** The plugin, started on ports in memory. */
export class AclFixture {
  readonly memory = new MemoryRecords(UNIQUE);
  readonly collections = new Map<string, Collection>();
  readonly reserved = new Set(['users', 'roles']);
  readonly resources = new Map<string, ResourceDefinition>();
  readonly #starts: (() => void | Promise<void>)[] = [];
  readonly #hooks: { point: RecordHookPoint; hook: { handle(event: unknown): void | Promise<void> } }[] = [];
  readonly #listeners = new Map<string, ((payload: unknown) => void | Promise<void>)[]>();
  #decider: AccessDecider | undefined;
  #roles: RoleResolver | undefined;
  #reload: () => Promise<void> = async () => {};

  /** `users` exist before the plugin starts. */
  static async start(users: readonly number[] = [1, 2, 3]): Promise<AclFixture> {
    const fixture = new AclFixture();
    for (const id of users) fixture.memory.table('users').push({ id, username: `user${id}`, password: 'hash' });
    fixture.addCollection({ name: 'users', fields: [{ name: 'username', type: 'string' }] }, 'users');
    await fixture.load();
    return fixture;
  }

  /** Sets the plugin up and starts it; again after a "crash". */
  async load(): Promise<void> {
    this.#starts.length = 0;
    this.#listeners.clear();
    await aclPlugin.setup(this.#ports() as never, this.#context());
    for (const start of this.#starts) await start();
  }

  addCollection(definition: CollectionDefinition, owner?: string): Collection {
    const collection = normalizeCollection(definition, owner === undefined ? {} : { owner });
    this.collections.set(collection.name, collection);
    return collection;
  }

  get access(): AccessPort {
    return {
      setDecider: (decider) => void (this.#decider = decider),
      decide: (principal, question) => this.#decider?.decide(principal, question) ?? { allowed: false, reason: 'off' },
      changed: () => this.#reload(),
      onChange: (reload) => void (this.#reload = reload),
    };
  }

  /** The principal a request of this user gets. */
  async as(userId: number, requested?: string): Promise<Principal> {
    const roles = (await this.#roles?.resolve(userId, requested)) ?? [];
    return { kind: 'user', id: `user:${userId}`, userId, roles };
  }

  async emit(name: string, payload: unknown = {}): Promise<void> {
    for (const handle of this.#listeners.get(name) ?? []) await handle(payload);
  }

  async hook<Point extends RecordHookPoint>(point: Point, event: Partial<RecordHookEvents[Point]>): Promise<void> {
    await this.memory.port().transaction(async (transaction) => {
      for (const { hook } of this.#hooks.filter((entry) => entry.point === point)) await hook.handle({ ...event, transaction });
    });
    await this.access.changed();
  }

  /** Calls an action as the server would: permission first. Returns its data. */
  async call(principal: Principal, address: string, options: CallOptions = {}): Promise<JsonValue> {
    const [resource = '', action = ''] = address.split(':');
    const definition = this.resources.get(resource);
    const use = definition?.actions[action];
    if (!definition || !use || !('run' in use)) throw new AppError('ACTION_NOT_FOUND', { resource, action });
    await this.#require(principal, resource, use);
    const result = await use.run(this.#callOf(principal, { definition, action, options }));
    return result.kind === 'value' ? result.data : null;
  }

  async #require(principal: Principal, resource: string, { permission }: ActionDefinition): Promise<void> {
    if (permission.kind !== 'granted') return;
    const question = { dataSource: 'main', resource, grant: permission.grant, snippet: permission.snippet, collection: undefined };
    const decision = await this.access.decide(principal, question);
    if (!decision.allowed) throw new AppError('ACTION_DENIED', { resource });
  }

  #callOf(
    principal: Principal,
    { definition, action, options }: { definition: ResourceDefinition; action: string; options: CallOptions },
  ): ActionCall {
    const { source, keys, query = {}, values } = options;
    return {
      principal,
      dataSource: 'main',
      resource: definition.name,
      action,
      collection: undefined,
      sourceKey: source,
      keys,
      query,
      values: values ?? {},
      client: { requestId: 'r', address: '', userAgent: undefined, locale: 'en' },
      log: silent,
      standard: async (overrides) => {
        const name = definition.collection ?? '';
        const given = (overrides?.values ?? {}) as Record<string, JsonValue>;
        const records = this.memory.port();
        if (action === 'create') return { kind: 'value', data: await records.create<JsonObject>(name, given) };
        const filter = { id: { $in: keys ?? [] } };
        if (action === 'update') return { kind: 'value', data: await records.update<JsonObject>(name, filter, given) };
        return { kind: 'value', data: await records.destroy(name, filter) };
      },
    };
  }

  #ports(): Record<string, unknown> {
    return {
      records: this.memory.port(),
      access: this.access,
      collections: {
        define: async (definition: CollectionDefinition) => this.addCollection(definition, 'acl'),
        snapshot: () => ({ dataSource: 'main', version: 1, collections: this.collections }),
        get: (name: string) => {
          const found = this.collections.get(name);
          if (!found) throw new AppError('COLLECTION_NOT_FOUND', { collection: name });
          return found;
        },
        find: (name: string) => this.collections.get(name),
      },
      resources: {
        define: (resource: ResourceDefinition) => void this.resources.set(resource.name, resource),
        isReserved: (name: string) => this.reserved.has(name),
      },
      recordHooks: {
        on: (point: RecordHookPoint, hook: RecordHook<RecordHookPoint>) => void this.#hooks.push({ point, hook: hook as never }),
      },
      identity: { setRoleResolver: (resolver: RoleResolver) => void (this.#roles = resolver) },
      events: {
        on: (name: string, handle: (payload: unknown) => void) =>
          void this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), handle]),
        emit: () => {},
      },
    };
  }

  #context(): PluginContext {
    return {
      id: 'acl',
      log: silent,
      signal: new AbortController().signal,
      onStart: (work) => void this.#starts.push(work),
      onStop: () => {},
      provide: () => {},
      own: () => {},
    };
  }
}

const silent: PluginContext['log'] = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {}, child: () => silent };
