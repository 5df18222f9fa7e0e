import { AppError, type JsonObject, type RelationType, isJsonObject } from '@mortise/shared';
import { defined } from '../definitions/defined';
import { readFieldType } from '../definitions/field-types';
import { parseField } from '../definitions/parse-field';
import { type StoredField, isRelationType } from '../definitions/stored-definition';

const LEADS_BACK: Readonly<Record<RelationType, readonly RelationType[]>> = {
  belongsTo: ['hasMany', 'hasOne'],
  hasOne: ['belongsTo'],
  hasMany: ['belongsTo'],
  belongsToMany: ['belongsToMany'],
};

/**
 * The relation that `reverseField` asks for in the target of a complete relation; undefined when it asks for none.
 * @throws AppError DEFINITION_INVALID, and whatever a field of its own would
 */
export function readReverse(body: JsonObject, field: StoredField, source: string): StoredField | undefined {
  const wanted = body['reverseField'];
  if (!isJsonObject(wanted) || Object.keys(wanted).length === 0 || !isRelationType(field.type)) return undefined;
  const { reverseField: _reverse, ...display } = wanted;
  const type = reverseType(display, field, field.type);
  const { through, foreignKey, otherKey, onDelete } = field.settings;
  const keys = type === 'belongsToMany' ? { through, foreignKey: otherKey, otherKey: foreignKey } : { foreignKey, onDelete };
  const reverse = parseField({ ...display, ...defined(keys), type, target: source });
  return type === 'belongsTo' && field.type === 'hasOne' ? { ...reverse, settings: { ...reverse.settings, unique: true } } : reverse;
}

function reverseType(wanted: JsonObject, { name, settings }: StoredField, type: RelationType): RelationType {
  const possible: readonly RelationType[] = settings.unique === true ? ['hasOne'] : LEADS_BACK[type];
  const given = wanted['type'] === undefined && wanted['interface'] === undefined ? possible[0] : readFieldType(wanted, name);
  const found = possible.find((candidate) => candidate === given);
  if (found === undefined)
    throw new AppError('DEFINITION_INVALID', { field: name, option: 'reverseField.type', expected: possible, received: given });
  return found;
}

/** A belongsTo whose other side is to be a hasOne leads to each row at most once. */
export function withUnique(field: StoredField, body: JsonObject): StoredField {
  const reverse = body['reverseField'];
  const isOne =
    isJsonObject(reverse) && (reverse['type'] === 'hasOne' || (reverse['type'] === undefined && reverse['interface'] === 'oho'));
  return field.type === 'belongsTo' && isOne ? { ...field, settings: { ...field.settings, unique: true } } : field;
}
