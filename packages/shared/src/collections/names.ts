/** Tables with this prefix belong to the platform and its plugins (`m_<plugin>_<name>`). */
export const SYSTEM_TABLE_PREFIX = 'm_';

/** PostgreSQL cuts identifiers at 63 bytes; both databases keep to it. */
export const MAX_IDENTIFIER_BYTES = 63;

const NAME = /^[A-Za-z][A-Za-z0-9_]*$/;

/** Names with a meaning in JavaScript objects, or of columns the databases give every table. */
const RESERVED = new Set('constructor prototype hasownproperty tostring valueof ctid xmin xmax cmin cmax tableoid rowid oid'.split(' '));

/** Why a collection or field name cannot be used, or undefined when it can. */
export function nameFault(name: unknown): 'invalid' | 'reserved' | undefined {
  if (typeof name !== 'string' || !NAME.test(name) || name.length > MAX_IDENTIFIER_BYTES) return 'invalid';
  const lower = name.toLowerCase();
  return RESERVED.has(lower) || lower.startsWith(SYSTEM_TABLE_PREFIX) || lower.startsWith('sqlite_') || lower.startsWith('pg_')
    ? 'reserved'
    : undefined;
}
