/** What the server tells an open page, filtered by what the viewer may know. */
export interface LiveEvents {
  'plugins.changed': { readonly id: string; readonly state: string };
  'schema.changed': { readonly dataSource: string; readonly collections: readonly string[] };
  'access.changed': Readonly<Record<string, never>>;
  'settings.changed': Readonly<Record<string, never>>;
  /** `keys` (at most 100) are there when the viewer may see every row. Never of views, which change when what is behind them does. */
  'records.changed': {
    readonly dataSource: string;
    readonly collection: string;
    readonly action: string;
    readonly keys?: readonly (string | number)[];
  };
}

/** `closed`: the session ended. */
export type Connection = 'connecting' | 'open' | 'lost' | 'closed';

export interface Live {
  readonly connection: Connection;
  /** Events of plugins have names of their own. Returns how to stop listening. */
  on(event: string, handle: (payload: unknown) => void): () => void;
}
