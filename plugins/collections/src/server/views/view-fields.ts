import { type ColumnField, type ColumnType, type JsonObject, type ViewColumn, isOneOf } from '@mortise/shared';
import { defined } from '../definitions/defined';
import type { StoredField } from '../definitions/stored-definition';

/** Types whose columns make up values; a view only shows what is there. */
const SHOWN_AS: Readonly<Partial<Record<ColumnType, ColumnType>>> = {
  sort: 'bigInt',
  uid: 'string',
  nanoid: 'string',
  snowflakeId: 'bigInt',
};
const MAX_DECIMAL = 18;

/** The field that shows a column of a view; `isKey` where it finds the records. */
export function viewField(column: ViewColumn, isKey: boolean): StoredField {
  const { name, source } = column;
  const shape = shapeOf(column);
  return {
    name,
    type: shape.type,
    ...(source && column.aggregation !== 'count' ? defined({ title: source.field.title, description: source.field.description }) : {}),
    settings: defined({ ...shape.settings, ...(isKey ? { primaryKey: true } : {}) }),
    options: isKept(column) ? displayOf(source?.field) : {},
  };
}

/** The key of groups: their values as one text. */
export function groupKeyField(name: string): StoredField {
  return { name, type: 'string', settings: { primaryKey: true, length: 65_535 }, options: { interface: 'input' } };
}

function shapeOf({ source, aggregation }: ViewColumn): Pick<StoredField, 'settings'> & { readonly type: ColumnType } {
  if (source === undefined || aggregation === 'count') return { type: 'bigInt', settings: {} };
  const { field } = source;
  if (aggregation === 'avg') return { type: 'double', settings: {} };
  if (aggregation === 'sum' && field.type === 'decimal')
    return { type: 'decimal', settings: { precision: MAX_DECIMAL, ...defined({ scale: field.scale }) } };
  if (aggregation === 'sum') return { type: field.type === 'double' ? 'double' : 'bigInt', settings: {} };
  const { length, precision, scale, accuracy } = field;
  const ids = isOneOf(['uuid'] as const, field.type) ? { autoFill: false } : {};
  return { type: SHOWN_AS[field.type] ?? field.type, settings: defined({ length, precision, scale, accuracy, ...ids }) };
}

/** Least and greatest values look as the others do; sums and counts are mere numbers. */
function isKept({ source, aggregation }: ViewColumn): boolean {
  return source !== undefined && (aggregation === undefined || aggregation === 'min' || aggregation === 'max');
}

/** Interfaces of fields the platform fills would promise that it does so here. */
const FILLED_INTERFACES: readonly unknown[] = ['id', 'createdAt', 'updatedAt', 'sort', 'uuid', 'nanoid', 'snowflakeId'];

function displayOf(field: ColumnField | undefined): JsonObject {
  const { interface: name, uiSchema } = field?.options ?? {};
  return defined({ interface: FILLED_INTERFACES.includes(name) ? undefined : name, uiSchema }) as JsonObject;
}
