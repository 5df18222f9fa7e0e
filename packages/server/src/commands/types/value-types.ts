import { ID_TYPES, MOMENT_TYPES, isOneOf } from '@mortise/shared';
import type { DescribedCollection, DescribedColumn } from './described';
import { literal } from './write-name';

/** How JSON writes the values of a column, in answers and in what is sent. */
interface ValueTypes {
  readonly read: string;
  readonly written: string;
}

const LIST_ITEM = 'string | number | boolean';

/** All collections by their names. */
export type Collections = ReadonlyMap<string, DescribedCollection>;

/** The types of a column's values without `null`. Keys of other collections have the type of what they refer to. */
export function valueTypes(column: DescribedColumn, of: DescribedCollection, all: Collections): ValueTypes {
  const referred = referredKey(column, of, all);
  if (referred) return same(keyType(referred));
  const { choices, type } = column;
  if (choices && type !== 'json') return chosenTypes(choices, type === 'array' || type === 'set');
  return plainTypes(column);
}

function chosenTypes(choices: readonly (string | number)[], isList: boolean): ValueTypes {
  const union = [...new Set(choices.map(literal))].join(' | ');
  const one = isList ? `readonly (${union})[]` : union;
  return { read: one, written: one };
}

function plainTypes({ type, readOnly }: DescribedColumn): ValueTypes {
  switch (type) {
    case 'integer':
    case 'double':
    case 'snowflakeId':
    case 'sort':
      return same('number');
    case 'bigInt':
      // A number the database counts up stays far below 2^53; others come as text beyond it.
      return same(readOnly ? 'number' : 'number | string');
    case 'decimal':
      return { read: 'string', written: 'string | number' };
    case 'boolean':
      return same('boolean');
    case 'datetime':
    case 'unixTimestamp':
      return { read: 'string', written: 'string | Date' };
    case 'json':
      return same('Json');
    case 'array':
    case 'set':
      return same(`readonly (${LIST_ITEM})[]`);
    default:
      return same('string');
  }
}

function same(type: string): ValueTypes {
  return { read: type, written: type };
}

/** The type of a collection's primary key. */
export function keyType({ fields, primaryKey }: DescribedCollection): string {
  const column = fields.find(({ name }) => name === primaryKey);
  return column?.kind === 'column' ? plainTypes(column).read : 'number | string';
}

/** The collection whose key the column holds, by a relation of its own or of the other side. */
function referredKey({ name }: DescribedColumn, of: DescribedCollection, all: Collections): DescribedCollection | undefined {
  const holds = (type: string): boolean => type === 'hasOne' || type === 'hasMany';
  for (const field of of.fields) {
    if (field.kind === 'relation' && field.type === 'belongsTo' && field.foreignKey === name) return all.get(field.target);
  }
  return [...all.values()].find(({ fields }) =>
    fields.some((field) => field.kind === 'relation' && holds(field.type) && field.target === of.name && field.foreignKey === name),
  );
}

/** Whether a new record must bring a value: nothing and nobody else does. Foreign keys may come as their relation. */
export function isRequired(column: DescribedColumn, of: DescribedCollection): boolean {
  const { nullable, readOnly, hasDefault, type, name } = column;
  // A plugin's own action may know what to do without.
  if (nullable || readOnly || hasDefault || !of.isUserMade) return false;
  const isMadeByServer = type === 'sort' || isOneOf(ID_TYPES, type) || isOneOf(MOMENT_TYPES, type);
  const isForeignKey = of.fields.some((field) => field.kind === 'relation' && field.type === 'belongsTo' && field.foreignKey === name);
  return !isMadeByServer && !isForeignKey;
}
