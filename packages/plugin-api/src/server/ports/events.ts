/** Events of the core, sent after the commit. Plugins add theirs under `<plugin>.<noun>.<verb>`. */
export interface CoreEvents {
  'schema.changed': { readonly dataSource: string; readonly version: number };
  'access.changed': { readonly version: number };
  'plugins.changed': { readonly id: string; readonly state: string };
}

export interface EventsPort {
  /** A handler that throws is logged; the others still run. */
  on<Name extends keyof CoreEvents>(name: Name, handle: (payload: CoreEvents[Name]) => void | Promise<void>): void;
  on(name: string, handle: (payload: unknown) => void | Promise<void>): void;
  emit(name: string, payload: unknown): void;
}
