/** A typed wish: names a service and carries its type. `T` is the instance a plugin receives. */
export interface ServiceRef<T> {
  readonly id: string;
  readonly optional: boolean;
  /** Never set; holds the type. */
  readonly instance?: T;
}

/** Declares a service. Core services start with `core.`, a plugin's own with its id. */
export function serviceRef<T>(id: string): ServiceRef<T> {
  return Object.freeze({ id, optional: false });
}

/** The same wish, but `undefined` is received when nobody provides the service. When it comes or goes, the plugin is started anew. */
export function optional<T>(ref: ServiceRef<T>): ServiceRef<T | undefined> {
  return Object.freeze({ id: ref.id, optional: true });
}

/** The instances that belong to a record of refs. */
export type ResolvedRefs<Needs extends Readonly<Record<string, ServiceRef<unknown>>>> = {
  readonly [Name in keyof Needs]: Needs[Name] extends ServiceRef<infer T> ? T : never;
};
