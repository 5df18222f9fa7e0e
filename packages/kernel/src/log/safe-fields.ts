import { isError, serializeError } from './serialize-error';

export type LogFields = Readonly<Record<string, unknown>>;

const SECRET_NAME = /(authorization|cookie|password|passphrase|token|secret|api[-_]?key|app[-_]?key)$/i;
const REDACTED = '[redacted]';
/** The fields themselves and the objects they hold. */
const LEVELS = 2;

/** Fields as they may be written: values with a secret's name replaced, errors spelled out. */
export function safeFields(fields: LogFields, levels = LEVELS): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, SECRET_NAME.test(name) ? REDACTED : safeValue(value, levels - 1)]),
  );
}

function safeValue(value: unknown, levels: number): unknown {
  if (isError(value)) return safeFields({ ...serializeError(value) });
  const plain = typeof value === 'object' && value !== null && !Array.isArray(value) && !('toJSON' in value);
  return plain && levels > 0 ? safeFields(value as LogFields, levels) : value;
}
