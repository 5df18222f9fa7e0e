import type { AccessPort, ActionPermission, Allowed, ResourcesPort } from '@mortise/plugin-api/server';
import { type Collection, type Principal, isWritable } from '@mortise/shared';

export const GRANTS = ['view', 'create', 'update', 'destroy'] as const;
export type Grant = (typeof GRANTS)[number];

/** What a caller may do with one collection; what is refused is absent. */
export type CollectionRights = Readonly<Partial<Record<Grant, Allowed>>>;

/** All that views are for, whatever a role has been given. */
const READING: readonly Grant[] = ['view'];

const NONE: CollectionRights = Object.freeze({});

/** The standard action behind each grant. */
const ACTION: Readonly<Record<Grant, string>> = { view: 'list', create: 'create', update: 'update', destroy: 'destroy' };

/** What an action gives that needs no grant. */
const OPEN: Allowed = Object.freeze({ allowed: true, id: 'open', fields: undefined, scope: undefined, reason: 'open to this caller' });

/** Asks for one caller, from memory, and for each collection once. */
export class RightsOfCaller {
  readonly #deps: { readonly access: AccessPort; readonly resources: ResourcesPort };
  readonly #principal: Principal;
  readonly #known = new Map<string, Promise<CollectionRights>>();

  constructor(deps: { readonly access: AccessPort; readonly resources: ResourcesPort }, principal: Principal) {
    this.#deps = deps;
    this.#principal = principal;
  }

  on(collection: Collection): Promise<CollectionRights> {
    const known = this.#known.get(collection.name);
    if (known) return known;
    const asked = this.#ask(collection);
    this.#known.set(collection.name, asked);
    return asked;
  }

  async #ask(collection: Collection): Promise<CollectionRights> {
    const rights: Partial<Record<Grant, Allowed>> = {};
    for (const grant of isWritable(collection) ? GRANTS : READING) {
      // Who may neither see nor add rows is shown nothing, so the rest need not be asked.
      if (grant === 'update' && !rights.view && !rights.create) return NONE;
      const decision = await this.#decide(collection, grant);
      if (decision) rights[grant] = decision;
    }
    return rights;
  }

  async #decide(collection: Collection, grant: Grant): Promise<Allowed | undefined> {
    const { dataSource, name } = collection;
    const permission = this.#permission(collection, grant);
    if (permission === undefined) return undefined;
    if (permission.kind !== 'granted') return OPEN;
    const question = { dataSource, resource: name, grant: permission.grant, snippet: permission.snippet, collection };
    const decision = await this.#deps.access.decide(this.#principal, question);
    return decision.allowed ? decision : undefined;
  }

  /** Tables of plugins without a resource of the same name are internal. */
  #permission({ name, owner }: Collection, grant: Grant): ActionPermission | undefined {
    return owner === undefined ? { kind: 'granted', grant } : this.#deps.resources.permissionOf(name, ACTION[grant]);
  }
}
