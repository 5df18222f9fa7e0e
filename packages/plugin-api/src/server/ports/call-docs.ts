import type { Collection, LocalizedText, Principal } from '@mortise/shared';
import type { JsonSchema } from './actions';
import type { StandardAction } from './standard-actions';

/** A collection whose records the reader of a document may read or write. Schemas are references into that document. */
export interface DescribedTable {
  readonly collection: Collection;
  /** Names of the columns its reader sees. */
  readonly columns: readonly string[];
  /** What its reader may do with the records. */
  readonly actions: ReadonlySet<StandardAction>;
  /** A record as its reader sees it. */
  readonly record: JsonSchema;
  /** Values of a new record. */
  readonly create: JsonSchema;
  /** Values of a record, any of which may be left out. */
  readonly update: JsonSchema;
}

/** Who reads, and of which data source. */
export interface DocsReader {
  readonly principal: Principal;
  readonly dataSource: string;
  readonly tables: readonly DescribedTable[];
}

export interface AnswerDocs {
  readonly description: LocalizedText;
  /** No body when left out. */
  readonly schema?: JsonSchema;
  /** `application/json` when left out. */
  readonly type?: string;
}

/** One call that is no action of the action API, as a document tells of it. */
export interface CallDocs {
  /** Unique within the plugin. */
  readonly id: string;
  /** What calls are grouped by within the plugin, such as a table. */
  readonly group?: string;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Absolute; `{name}` is a parameter in the path. */
  readonly path: string;
  readonly summary: LocalizedText;
  readonly isPublic?: boolean;
  /** Parameter Objects of OpenAPI 3.1. */
  readonly parameters?: readonly JsonSchema[];
  readonly body?: { readonly type: string; readonly schema: JsonSchema };
  /** By status. */
  readonly answers: Readonly<Record<string, AnswerDocs>>;
}

/** Tells what of a protocol or a handler its reader may call. */
export type DescribeCalls = (reader: DocsReader) => readonly CallDocs[] | Promise<readonly CallDocs[]>;

/** Whose calls they are. */
export interface DescribedCalls {
  /** Id of the plugin. */
  readonly owner: string;
  readonly describe: DescribeCalls;
}
