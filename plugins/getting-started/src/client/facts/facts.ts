import { COLLECTION, FIELDS, GRANTS, ROLE } from '../tutorial';

export interface Todo {
  readonly id: number;
  readonly title: string | null;
  readonly completed: boolean | null;
}

/** The collection as far as the viewer may see it. */
export interface TodosCollection {
  readonly fields: readonly { readonly name: string }[];
  readonly actions: Readonly<Record<'view' | 'create' | 'update' | 'destroy', object | undefined>>;
}

export interface FoundRole {
  readonly name: string;
  readonly title: string | null;
}

/** A rule of a role for one collection. */
export interface RoleEntry {
  readonly name: string;
  readonly actions: readonly { readonly name: string; readonly fields: readonly string[] | null; readonly scope: object | null }[];
}

export interface FoundUser {
  readonly id: number;
  readonly nickname: string | null;
  readonly username: string | null;
}

export interface FoundKey {
  readonly id: number;
  readonly name: string | null;
  readonly expiresAt: string;
  readonly lastUsedAt: string | null;
  readonly useCount: number;
}

/** How things stand on this installation, as far as the viewer may know. Nothing of it is stored by the guide. */
export interface Facts {
  readonly pluginOn: boolean;
  readonly collection: TodosCollection | undefined;
  /** The first records, and how many there are. */
  readonly todos: readonly Todo[];
  readonly todoCount: number;
  readonly role: FoundRole | undefined;
  /** The role may do everything with the to-dos. */
  readonly fullAccess: boolean;
  readonly apiUser: FoundUser | undefined;
  readonly apiUserHoldsRole: boolean;
  readonly viewerHoldsRole: boolean;
  /** Living keys with the role that the viewer may see, newest first. */
  readonly keys: readonly FoundKey[];
}

export const NOTHING: Facts = {
  pluginOn: false,
  collection: undefined,
  todos: [],
  todoCount: 0,
  role: undefined,
  fullAccess: false,
  apiUser: undefined,
  apiUserHoldsRole: false,
  viewerHoldsRole: false,
  keys: [],
};

/** The role the guide means: the one it makes, or one made by hand under the title of the tutorial. */
export function findRole<Role extends FoundRole>(roles: readonly Role[]): Role | undefined {
  return roles.find(({ name }) => name === ROLE.name) ?? roles.find(({ title }) => title === ROLE.title);
}

/** Whether the rules of a role let it do everything with the to-dos, on every record and every field. */
export function hasFullAccess(entries: readonly RoleEntry[], strategy: readonly string[]): boolean {
  const entry = entries.find(({ name }) => name === COLLECTION);
  if (entry === undefined) return GRANTS.every((grant) => strategy.includes(grant));
  return GRANTS.every((grant) => entry.actions.some(({ name, fields, scope }) => name === grant && fields === null && scope === null));
}

/** Fields of the tutorial that the collection lacks. */
export function missingFields({ collection }: Facts): (typeof FIELDS)[number][] {
  return FIELDS.filter(({ name }) => collection?.fields.every((field) => field.name !== name) ?? true);
}

/** Keys that still open something. `now` in milliseconds. */
export function livingKeys(keys: readonly FoundKey[], now: number): readonly FoundKey[] {
  return keys.filter(({ expiresAt }) => Date.parse(expiresAt) > now).toSorted((a, b) => b.id - a.id);
}
