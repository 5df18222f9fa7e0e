import type { SessionUser } from '@mortise/plugin-api/client';
import type { JsonObject, JsonValue } from '@mortise/shared';
import type { RecordKey } from '../../data/model/data-collection';
import { variableIn } from '../../data/filter/filter-variables';

/** What variables of a block's settings may stand for. */
export interface VariableSources {
  readonly user: SessionUser;
  readonly role: string;
  readonly now: Date;
  /** Of the record the popup is about. */
  readonly recordKey: RecordKey | undefined;
  /** That record, as far as the viewer may read it. */
  readonly record: JsonObject | undefined;
}

const USER_PARTS = ['id', 'nickname', 'username', 'email'] as const;

/** What a variable stands for; undefined when there is no such thing here. */
export function variableValue(name: string, { user, role, now, recordKey, record }: VariableSources): JsonValue | undefined {
  const [subject, part = '', ...deeper] = name.split('.');
  if (deeper.length > 0) return undefined;
  if (subject === 'user') {
    const known = USER_PARTS.find((one) => one === part);
    return known === undefined ? undefined : user[known];
  }
  if (subject === 'record') return part === 'key' ? recordKey : record?.[part];
  if (part !== '') return undefined;
  if (name === 'role') return role;
  if (name === 'now') return now.toISOString();
  return name === 'today' ? localDay(now) : undefined;
}

/** `YYYY-MM-DD` in the browser's zone. */
function localDay(moment: Date): string {
  const parts = [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()];
  return parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-');
}

/** Names of the variables a piece of settings speaks of. */
export function variablesIn(value: JsonValue | undefined): readonly string[] {
  if (typeof value !== 'object' || value === null) {
    const name = variableIn(value);
    return name === undefined ? [] : [name];
  }
  const parts: readonly (JsonValue | undefined)[] = Array.isArray(value) ? value : Object.values(value);
  return [...new Set(parts.flatMap(variablesIn))];
}

/** The filter with values in place of its variables; undefined when one of them stands for nothing. */
export function resolveFilter(filter: JsonObject, valueOf: (name: string) => JsonValue | undefined): JsonObject | undefined {
  if (variablesIn(filter).some((name) => (valueOf(name) ?? null) === null)) return undefined;
  return resolved(filter, valueOf) as JsonObject;
}

function resolved(value: JsonValue | undefined, valueOf: (name: string) => JsonValue | undefined): JsonValue {
  if (Array.isArray(value)) return value.map((item: JsonValue) => resolved(item, valueOf));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolved(item, valueOf)]));
  }
  const name = variableIn(value);
  return (name === undefined ? value : valueOf(name)) ?? null;
}
