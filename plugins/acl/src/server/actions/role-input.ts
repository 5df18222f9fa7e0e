import { AppError, type JsonObject, type JsonValue, isJsonObject } from '@mortise/shared';
import { ANONYMOUS_ROLE, UNION_ROLE } from '../../contract';
import { isBuiltInRole } from '../store/built-ins';
import { type Strategy, readStrategy } from '../store/strategy';

// Names travel in the header X-Role, in paths and in tokens.
const ROLE_NAME = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,49}$/;
const RESERVED_NAMES = new Set([ANONYMOUS_ROLE, UNION_ROLE]);

const COLUMNS = {
  name: { type: 'string', maxLength: 50 },
  title: { type: 'string', maxLength: 255, pattern: '\\S' },
  description: { anyOf: [{ type: 'string', maxLength: 10_000 }, { type: 'null' }] },
  default: { type: 'boolean' },
  hidden: { type: 'boolean' },
  allowConfigure: { type: 'boolean' },
  snippets: { type: 'array', maxItems: 200, items: { type: 'string', maxLength: 100, pattern: '^!?[A-Za-z0-9_.*-]+$' } },
  // Checked by `readStrategy`, which knows the actions.
  strategy: {},
};
/** What a client that sends back a whole role sends too. */
const IGNORED = { createdAt: {}, updatedAt: {}, createdBy: {}, createdById: {}, updatedBy: {}, updatedById: {} };

export const ROLE_BODY = { type: 'object', additionalProperties: false, properties: { ...COLUMNS, ...IGNORED } } as const;

export interface RoleInput {
  readonly name: string | undefined;
  readonly title: string | undefined;
  readonly strategy: Strategy | undefined;
  /** The other columns, as given. */
  readonly columns: Readonly<Record<string, JsonValue>>;
}

/**
 * Reads a body that fits `ROLE_BODY`.
 * @throws AppError NAME_INVALID, NAME_RESERVED, VALUE_INVALID
 */
export function readRoleInput(body: JsonValue | undefined): RoleInput {
  const values: JsonObject = isJsonObject(body) ? body : {};
  const columns: Record<string, JsonValue> = {};
  for (const name of ['description', 'default', 'hidden', 'allowConfigure', 'snippets']) {
    const value = values[name];
    if (value !== undefined) columns[name] = value;
  }
  return {
    name: text(values['name']),
    title: text(values['title']),
    strategy: values['strategy'] === undefined ? undefined : readStrategy(values['strategy']),
    columns,
  };
}

function text(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** @throws AppError NAME_INVALID, NAME_RESERVED */
export function checkRoleName(name: string): void {
  if (!ROLE_NAME.test(name)) throw new AppError('NAME_INVALID', { what: 'role', name });
  const lower = name.toLowerCase();
  // "Root" would pass for root in every list.
  const imitates = isBuiltInRole(lower) && name !== lower;
  if (RESERVED_NAMES.has(lower) || imitates) throw new AppError('NAME_RESERVED', { what: 'role', name });
}
