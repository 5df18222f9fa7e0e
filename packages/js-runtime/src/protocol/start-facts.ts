import type { JsonObject, JsonValue } from '@mortise/shared';

/** How the host looks. `token` and `components` are antd's theme, without functions. */
export interface Look {
  readonly dark: boolean;
  /** BCP 47 tag. */
  readonly language: string;
  readonly token: JsonObject;
  readonly components: JsonObject;
}

/** What a block is shown with; undefined where there is none. */
export interface ShownFacts {
  readonly record?: JsonObject;
  readonly collection?: string;
  /** Where the collection is; `main` by default. */
  readonly dataSource?: string;
  /** Key of the record. */
  readonly recordKey?: string;
  /** The block stands in a popup that is about the record. */
  readonly isPopup?: boolean;
  /** Name of the field the code stands for. */
  readonly field?: string;
  /** Nobody may change that field here. */
  readonly isDisabled?: boolean;
  readonly value?: JsonValue;
  readonly values?: JsonObject;
}

/** Who looks. Nothing of it is secret. */
export interface ViewerFacts {
  readonly user: JsonObject;
  readonly role: string;
}

/** Where a block stands. */
export interface RouteFacts {
  readonly page: string;
  readonly block: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
}

/** Answer of `hello`: everything a frame begins with. */
export interface StartFacts {
  /** Body of an async function of `ctx`. */
  readonly code: string;
  /** Where the action API is: `https://shop.example.com/api/`. */
  readonly apiBase: string;
  readonly look: Look;
  readonly viewer: ViewerFacts;
  readonly route: RouteFacts;
  readonly facts: ShownFacts;
}

export interface LogEntry {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly text: string;
  /** In the author's code, from 1. */
  readonly line?: number;
  readonly column?: number;
}

/** What ended a run, or went wrong after it. */
export interface FaultEntry {
  readonly name: string;
  readonly message: string;
  /** Of the author's code alone. */
  readonly stack: string;
  readonly line?: number;
  readonly column?: number;
  /** Stable, of answers of the API. */
  readonly code?: string;
}
