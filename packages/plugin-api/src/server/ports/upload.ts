/** Media types an action may take as an upload; whatever else is no JSON is refused before anybody looks at it. */
export const UPLOAD_TYPES = ['text/csv', 'application/x-ndjson', 'text/javascript', 'text/css'] as const;

/** A body nobody has read yet. */
export interface Upload {
  /** Without parameters, in lower case: `text/csv`. */
  readonly type: string;
  /**
   * The bytes as they come in; may be asked for once.
   * @throws AppError BODY_TOO_LARGE as soon as more than `maxBytes` are announced or arrive
   */
  read(maxBytes: number): AsyncIterable<Buffer>;
}
