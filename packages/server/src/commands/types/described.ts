import { COLUMN_TYPES, type ColumnType, RELATION_TYPES, type RelationType, isOneOf } from '@mortise/shared';

/** What types say about a column. */
export interface DescribedColumn {
  readonly kind: 'column';
  readonly name: string;
  readonly title: string | undefined;
  readonly type: ColumnType;
  readonly nullable: boolean;
  /** Filled in by the server. */
  readonly readOnly: boolean;
  readonly hasDefault: boolean;
  /** The only values it takes; undefined where there are no such limits. */
  readonly choices: readonly (string | number)[] | undefined;
}

export interface DescribedRelation {
  readonly kind: 'relation';
  readonly name: string;
  readonly title: string | undefined;
  readonly type: RelationType;
  readonly target: string;
  /** The column that holds the key: here for a belongsTo, in the target otherwise. */
  readonly foreignKey: string | undefined;
  readonly readOnly: boolean;
}

export type DescribedField = DescribedColumn | DescribedRelation;

export interface DescribedCollection {
  readonly name: string;
  readonly title: string | undefined;
  readonly primaryKey: string;
  /** False for collections of plugins, whose actions may take more than their columns. */
  readonly isUserMade: boolean;
  readonly fields: readonly DescribedField[];
  /** Names of the fields that may be read, created with and changed; undefined for all, empty for none. */
  readonly may: Readonly<Record<'view' | 'create' | 'update', readonly string[] | undefined>>;
}

type Row = Readonly<Record<string, unknown>>;

/**
 * Reads rows of `collections:listAccessible`. They may come from any server, so nothing of them is taken for granted: what is not
 * understood is left out. Collections and fields come in the order of their names, so the same schema always reads the same.
 */
export function readCollections(rows: readonly unknown[]): readonly DescribedCollection[] {
  return byName(rows.flatMap((row) => (isRow(row) ? (readCollection(row) ?? []) : [])));
}

function readCollection(row: Row): DescribedCollection | undefined {
  const { name, primaryKey, origin, fields } = row;
  if (typeof name !== 'string' || typeof primaryKey !== 'string' || !Array.isArray(fields)) return undefined;
  const actions = isRow(row['actions']) ? row['actions'] : {};
  return {
    name,
    title: text(row['title']),
    primaryKey,
    isUserMade: origin !== 'plugin',
    fields: byName(fields.flatMap((field: unknown) => (isRow(field) ? (readField(field) ?? []) : []))),
    may: { view: readMask(actions['view']), create: readMask(actions['create']), update: readMask(actions['update']) },
  };
}

/** An action that is missing may be done with no field. */
function readMask(action: unknown): readonly string[] | undefined {
  if (!isRow(action)) return [];
  return Array.isArray(action['fields']) ? action['fields'].filter((name) => typeof name === 'string') : undefined;
}

function readField(row: Row): DescribedField | undefined {
  const { name, type, allowNull, defaultValue, target, foreignKey } = row;
  if (typeof name !== 'string' || typeof type !== 'string') return undefined;
  const common = { name, title: text(row['title']), readOnly: row['readOnly'] === true };
  if (isOneOf(COLUMN_TYPES, type)) {
    const hasDefault = defaultValue !== undefined && defaultValue !== null;
    return { kind: 'column', ...common, type, nullable: allowNull !== false, hasDefault, choices: readChoices(row['enum']) };
  }
  if (!isOneOf(RELATION_TYPES, type) || typeof target !== 'string') return undefined;
  // Where the other side holds the key there is no column that could be read-only: related records may be written with the record.
  return { kind: 'relation', ...common, readOnly: common.readOnly && type === 'belongsTo', type, target, foreignKey: text(foreignKey) };
}

function readChoices(options: unknown): DescribedColumn['choices'] {
  if (!Array.isArray(options)) return undefined;
  const values = options.flatMap((option: unknown) => (isRow(option) ? [option['value']] : []));
  const choices = values.filter((value): value is string | number => typeof value === 'string' || Number.isFinite(value));
  return choices.length > 0 ? choices : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function byName<T extends { readonly name: string }>(items: readonly T[]): readonly T[] {
  return items.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
