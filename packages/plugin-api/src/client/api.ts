import type { JsonValue } from '@mortise/shared';

/** One entry of the `errors` of an answer. */
export interface ApiFault {
  readonly code: string;
  /** In the viewer's language. */
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** A request that was refused, or that never arrived: then `status` is 0 and `code` is `OFFLINE`. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly faults: readonly ApiFault[];
  readonly requestId: string | undefined;

  constructor(status: number, faults: readonly ApiFault[], requestId?: string) {
    super(faults.map(({ message }) => message).join('\n'));
    this.status = status;
    this.faults = faults;
    this.requestId = requestId;
  }

  get code(): string {
    return this.faults[0]?.code ?? 'INTERNAL';
  }

  get details(): Readonly<Record<string, unknown>> {
    return this.faults[0]?.details ?? {};
  }
}

export function isApiError(error: unknown): error is ApiError {
  return error instanceof Error && error.name === 'ApiError';
}

export interface CallOptions {
  /** Query string: objects and arrays are sent as JSON, `undefined` is left out. */
  readonly params?: Readonly<Record<string, unknown>>;
  readonly signal?: AbortSignal | undefined;
  /** The data source the call is about; `main` by default. */
  readonly dataSource?: string | undefined;
}

export interface WriteOptions extends CallOptions {
  /** Body. */
  readonly values?: unknown;
  /** The write happens only while the one record has this version (`etag` of an answer), else it is refused with PRECONDITION_FAILED. */
  readonly ifMatch?: string | undefined;
  /** Hears how far the work is, if the action tells. */
  readonly onProgress?: ((progress: Readonly<Record<string, JsonValue>>) => void) | undefined;
}

export interface UploadOptions extends CallOptions {
  readonly file: Blob;
  /** Media type. */
  readonly type: string;
  /** Hears how far the work is, if the action tells. */
  readonly onProgress?: (progress: Readonly<Record<string, JsonValue>>) => void;
}

/** A call as a program of its own would make it, to this server. */
export interface RawCall {
  readonly method: string;
  /** Path and query string: `/api/todos:list?page=2`. */
  readonly path: string;
  /** One of `authorization` means that credential instead of the viewer's session. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Blob | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Whatever was answered. */
export interface RawAnswer {
  readonly status: number;
  readonly statusText: string;
  /** Names are lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface ApiAnswer<Data, Meta = Readonly<Record<string, JsonValue>>> {
  readonly data: Data;
  readonly meta: Meta;
  /** Version of the one record that was asked for, without relations (RFC 9110, 8.8.3). */
  readonly etag?: string;
}

/** `meta` of a list. */
export interface PageMeta {
  /** Absent with `count=none`. */
  readonly count?: number;
  /** There are more than `count`. */
  readonly countCapped?: boolean;
  readonly page: number;
  readonly pageSize: number;
  readonly totalPage?: number;
}

/**
 * The action API as the viewer. Paths are below the API base: `todos:list`, `roles/editor/users:add`.
 * Session, language and protection against forged requests are taken care of.
 */
export interface Api {
  /** @throws ApiError */
  get<Data, Meta = Readonly<Record<string, JsonValue>>>(path: string, options?: CallOptions): Promise<ApiAnswer<Data, Meta>>;
  /** @throws ApiError */
  post<Data, Meta = Readonly<Record<string, JsonValue>>>(path: string, options?: WriteOptions): Promise<ApiAnswer<Data, Meta>>;
  /**
   * Sends a file as it is and returns the `data` of the answer.
   * @throws ApiError
   */
  upload<Data>(path: string, options: UploadOptions): Promise<Data>;
  /**
   * The body of an answer that is a file, as far as it goes; large ones are kept out of memory by the browser.
   * @throws ApiError
   */
  download(path: string, options?: CallOptions): Promise<Blob>;
  /**
   * Makes a call whose answer is handed over as it is, refusals included: nothing in the page reacts to them.
   * @throws ApiError with status 0 when no answer came
   */
  send(call: RawCall): Promise<RawAnswer>;
  /** Full address of a call, as a program elsewhere would use it. */
  address(path: string, params?: Readonly<Record<string, unknown>>): string;
}
