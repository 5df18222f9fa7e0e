import type { SchemaRename } from '../collections/schema-rename';
import { type JsonObject, type JsonValue, isJsonObject } from '../json';

/** Brings stored queries, in the words of the action API, up to date with a rename. What it does not understand stays as it is. */
export interface RenameFollower {
  /** The name of a collection. */
  collection(name: string): string;
  /** `title`, `owner.name`, `-owner.name`, starting at a collection. */
  path(path: string, collection: string): string;
  paths(paths: readonly string[], collection: string): readonly string[];
  filter(filter: JsonObject, collection: string): JsonObject;
}

/** Of a collection, what tells where paths lead. */
export interface PathPlace {
  readonly name: string;
  readonly fields: ReadonlyMap<string, { readonly kind: 'column' } | { readonly kind: 'relation'; readonly target: string }>;
}

/** `before`: the collections as they were. */
export function followRename(change: SchemaRename, before: ReadonlyMap<string, PathPlace>): RenameFollower {
  const walk = new Walk(change, before);
  const follower: RenameFollower = {
    collection: (name) => (change.kind === 'collection' && change.from === name ? change.to : name),
    path: (path, collection) => walk.path(path, before.get(collection)),
    paths: (paths, collection) => paths.map((path) => follower.path(path, collection)),
    filter: (filter, collection) => walk.group(filter, before.get(collection)),
  };
  return follower;
}

/** Where a path has led to; undefined where nobody knows. */
type Place = PathPlace | undefined;

class Walk {
  readonly #change: SchemaRename;
  readonly #before: ReadonlyMap<string, PathPlace>;

  constructor(change: SchemaRename, before: ReadonlyMap<string, PathPlace>) {
    this.#change = change;
    this.#before = before;
  }

  path(path: string, place: Place): string {
    const sign = path.startsWith('-') ? '-' : '';
    return `${sign}${this.#along(path.slice(sign.length), place).path}`;
  }

  group(filter: JsonObject, place: Place): JsonObject {
    return Object.fromEntries(Object.entries(filter).map(([key, value]) => this.#entry(key, value ?? null, place)));
  }

  #entry(key: string, value: JsonValue, place: Place): [string, JsonValue] {
    if (key === '$and' || key === '$or' || key === '$not') return [key, this.#nested(value, place)];
    const { path, end } = this.#along(key, place);
    return [path, this.#nested(value, end)];
  }

  #nested(value: JsonValue, place: Place): JsonValue {
    if (Array.isArray(value)) return value.map((item: JsonValue) => (isJsonObject(item) ? this.group(item, place) : item));
    return isJsonObject(value) ? this.group(value, place) : value;
  }

  /** Operators, which begin with `$`, stand behind names and stay. */
  #along(path: string, start: Place): { readonly path: string; readonly end: Place } {
    let place = start;
    const names = path.split('.').map((name) => {
      const here = place;
      const field = here?.fields.get(name);
      if (!name.startsWith('$')) place = field?.kind === 'relation' ? this.#before.get(field.target) : undefined;
      return this.#named(name, here);
    });
    return { path: names.join('.'), end: place };
  }

  #named(name: string, place: Place): string {
    const change = this.#change;
    return change.kind === 'field' && place?.name === change.collection && name === change.from ? change.to : name;
  }
}
