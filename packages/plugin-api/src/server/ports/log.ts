type LogMethod = (message: string, fields?: Readonly<Record<string, unknown>>) => void;

/** Structured log; `fields` must not hold secrets or request bodies. */
export interface Log {
  readonly debug: LogMethod;
  readonly info: LogMethod;
  readonly warn: LogMethod;
  /** `fields.error` may be an Error; its stack is logged. */
  readonly error: LogMethod;
  child(fields: Readonly<Record<string, unknown>>): Log;
}
