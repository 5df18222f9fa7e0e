import { AppError, type JsonObject, type JsonValue, isJsonObject } from '@mortise/shared';
import { type Place, shown } from './option-readers';
import { parseField } from './parse-field';
import type { StoredField } from './stored-definition';

/**
 * The fields of a collection and, where `sortable` asks for it, the one that numbers its records: `sort`, or the name it says. Its forms:
 * `true`, a name, `{"name", "scopeKey"}`.
 * @throws AppError DEFINITION_INVALID for another form, and when the name is taken by something else
 */
export function withSortField(fields: readonly StoredField[], sortable: JsonValue, place: Place): readonly StoredField[] {
  const wanted = readSortable(sortable, place);
  if (!wanted) return fields;
  const declared = fields.find(({ name }) => name === wanted['name']);
  if (!declared) return [...fields, parseField({ ...wanted, type: 'sort' })];
  if (declared.type === 'sort') return fields;
  throw new AppError('DEFINITION_INVALID', { field: declared.name, option: 'type', expected: 'sort', received: declared.type });
}

function readSortable(sortable: JsonValue, place: Place): JsonObject | undefined {
  if (sortable === null || sortable === false || sortable === '') return undefined;
  if (sortable === true) return { name: 'sort' };
  if (typeof sortable === 'string') return { name: sortable };
  const asked: JsonObject = isJsonObject(sortable) ? sortable : { other: sortable };
  const { name = 'sort', scopeKey = null, ...others } = asked;
  if (typeof name === 'string' && Object.keys(others).length === 0) return { name, ...(scopeKey === null ? {} : { scopeKey }) };
  const expected = 'true, a name, or {"name", "scopeKey"}';
  throw new AppError('DEFINITION_INVALID', { ...place, option: 'sortable', expected, received: shown(sortable) });
}
