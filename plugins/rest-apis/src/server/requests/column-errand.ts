import type { AccessPort, DataSourcesPort, ProtocolErrand } from '@mortise/plugin-api/server';
import { AppError, type Collection, type ColumnField, type JsonObject, type Principal, type TableDescription } from '@mortise/shared';
import { JSON_TYPE } from '../answers/list-answer';
import { requireColumn } from './group-call';

export interface ColumnDeps {
  readonly access: AccessPort;
  readonly dataSources: DataSourcesPort;
}

/** What is known of one column, for callers who may read it. */
export function columnErrand(collection: Collection, name: string, { access, dataSources }: ColumnDeps): ProtocolErrand {
  const column = requireColumn(collection, name);
  return {
    async run({ principal }) {
      await requireReadable(collection, column, { principal, access });
      const table = await storedTable(collection, dataSources);
      return { status: 200, type: JSON_TYPE, body: JSON.stringify(describe(collection, column, table)) };
    },
  };
}

/** A collection is made anew whenever its table changes: what the catalogue says of one is asked once. */
const STORED = new WeakMap<Collection, Promise<TableDescription | undefined>>();

function storedTable(collection: Collection, dataSources: DataSourcesPort): Promise<TableDescription | undefined> {
  const known = STORED.get(collection);
  if (known) return known;
  const names = [collection.tableName];
  const asked = dataSources.describeTables(collection.dataSource, { names, most: 1 }).then(([table]) => table);
  STORED.set(collection, asked);
  // What failed is asked again.
  asked.catch(() => STORED.delete(collection));
  return asked;
}

/** @throws AppError ACTION_DENIED, FIELD_DENIED */
async function requireReadable(
  collection: Collection,
  column: string,
  { principal, access }: { readonly principal: Principal; readonly access: AccessPort },
): Promise<void> {
  const { dataSource, name: resource } = collection;
  const decision = await access.decide(principal, { dataSource, resource, grant: 'view', snippet: undefined, collection });
  if (!decision.allowed) throw new AppError('ACTION_DENIED', { resource, reason: decision.reason });
  if (decision.fields?.has(column) === false) throw new AppError('FIELD_DENIED', { field: column, collection: resource });
}

function describe(collection: Collection, name: string, table: TableDescription | undefined): JsonObject {
  const position = collection.columns.findIndex((column) => column.name === name);
  const field = collection.columns[position];
  if (!field) throw new AppError('RESOURCE_NOT_FOUND', { resource: name });
  const stored = table?.columns.find((column) => column.name === (field.adopted?.name ?? field.name));
  return {
    name,
    position: position + 1,
    dataType: field.type,
    nativeType: stored?.sqlType ?? null,
    nullable: field.nullable,
    maxLength: field.length ?? null,
    precision: field.precision ?? null,
    scale: field.scale ?? null,
    default: field.defaultValue ?? null,
    hasDefault: field.adopted?.hasDefault ?? (field.defaultValue !== undefined || field.generator !== undefined),
    isPrimaryKey: field.primaryKey,
    isAutoIncrement: field.autoIncrement,
    isUnique: field.unique || field.primaryKey,
    isReadOnly: field.adopted?.isReadOnly ?? false,
    foreignKey: foreignKeyOf(collection, field),
    enumValues: choicesOf(field),
    checks: (field.rules ?? []).map((rule) => ({ ...rule })),
    comment: field.description ?? null,
  };
}

function foreignKeyOf({ fields }: Collection, { name, references }: ColumnField): JsonObject | null {
  const relation = [...fields.values()].find(
    (field) => field.kind === 'relation' && field.type === 'belongsTo' && field.foreignKey === name,
  );
  if (relation?.kind === 'relation') return { table: relation.target };
  return references ? { table: references.target } : null;
}

function choicesOf({ options }: ColumnField): JsonObject[string] {
  const schema = options?.['uiSchema'];
  const choices = typeof schema === 'object' && schema !== null && 'enum' in schema ? schema.enum : undefined;
  if (!Array.isArray(choices)) return null;
  return choices.map((choice) => (typeof choice === 'object' && choice !== null && 'value' in choice ? (choice.value ?? null) : choice));
}
