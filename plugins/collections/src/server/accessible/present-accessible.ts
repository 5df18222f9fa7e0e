import type { Allowed } from '@mortise/plugin-api/server';
import { type Collection, type ColumnField, type Field, type JsonObject, type RelationField, treeKeyOf } from '@mortise/shared';
import { defined } from '../definitions/defined';
import { selectOptions } from '../definitions/select-options';
import { type CollectionRights, GRANTS } from './collection-rights';
import { interfaceOf } from './interface-of';
import { localize } from './localize';

/** A collection the caller may view or create in, with the relations whose other side the caller may view. */
export interface Accessible {
  readonly collection: Collection;
  readonly rights: CollectionRights;
  readonly targets: ReadonlyMap<string, { readonly collection: Collection; readonly view: Allowed }>;
}

/** The fields the caller may see or write. Hidden columns are nobody's, but for passwords, which are written and never seen. */
export function accessibleFields({ fields, owner }: Collection, { view, create, update }: CollectionRights): Field[] {
  const writes = [create, update].filter((decision) => decision !== undefined);
  const masks = view ? [view, ...writes] : writes;
  return [...fields.values()].filter((field) => {
    const isPassword = owner === undefined && field.type === 'password';
    return (!isHidden(field) || isPassword) && (isPassword ? writes : masks).some((decision) => covers(decision, field.name));
  });
}

/** One row of the answer; texts in the caller's language. */
export function presentAccessible(accessible: Accessible, locale: string): JsonObject {
  const { collection, rights } = accessible;
  const fields = accessibleFields(collection, rights);
  const names = new Set(fields.map(({ name }) => name));
  const { titleField, category, isThrough } = collection.options ?? {};
  return {
    name: collection.name,
    title: localize(collection.title, locale) ?? null,
    description: collection.description ?? null,
    ...(typeof titleField === 'string' && names.has(titleField) ? { titleField } : {}),
    ...(category === undefined ? {} : { category }),
    primaryKey: collection.primaryKey.name,
    ...treeKey(collection, names),
    maxPageSize: collection.maxPageSize,
    origin: collection.owner === undefined ? 'user' : 'plugin',
    ...(isThrough === true ? { isThrough } : {}),
    fields: fields.map((field) => presentField(field, { accessible, names, locale })),
    actions: presentActions(fields, rights),
  };
}

/** In a tree: the column that holds the key of the record above, where the caller may know of it. */
function treeKey(collection: Collection, names: ReadonlySet<string>): { readonly treeKey?: string } {
  const column = treeKeyOf(collection);
  return column !== undefined && names.has(column.name) ? { treeKey: column.name } : {};
}

interface FieldScope {
  readonly accessible: Accessible;
  readonly names: ReadonlySet<string>;
  readonly locale: string;
}

function presentActions(fields: readonly Field[], rights: CollectionRights): JsonObject {
  return Object.fromEntries(
    GRANTS.flatMap((grant) => {
      const decision = rights[grant];
      if (!decision) return [];
      const mask = decision.fields && fields.filter(({ name }) => covers(decision, name)).map(({ name }) => name);
      return [[grant, { ...(mask ? { fields: mask } : {}), scoped: decision.scope !== undefined }]];
    }),
  );
}

function presentField(field: Field, scope: FieldScope): JsonObject {
  const { uiSchema } = field.options ?? {};
  return {
    name: field.name,
    type: field.type,
    interface: interfaceOf(field),
    title: localize(field.title, scope.locale) ?? null,
    ...defined({ description: field.description, uiSchema }),
    ...(field.kind === 'column' ? presentColumn(field, scope) : presentRelation(field, scope)),
  };
}

function presentColumn(field: ColumnField, { names, locale }: FieldScope): JsonObject {
  const { length, precision, scale, defaultValue, foreignKeyOf } = field;
  const choices = selectOptions(field.options).map(({ label, ...option }) => ({ ...option, label: localize(label, locale) ?? '' }));
  return {
    allowNull: field.nullable,
    unique: field.unique || field.primaryKey,
    readOnly: isSystemFilled(field),
    ...defined({ length, precision, scale, defaultValue }),
    ...(choices.length > 0 ? { enum: choices } : {}),
    ...(foreignKeyOf !== undefined && names.has(foreignKeyOf) ? { foreignKeyOf } : {}),
  };
}

function presentRelation(field: RelationField, { accessible, names }: FieldScope): JsonObject {
  const { fields } = accessible.collection;
  const key = field.type === 'belongsTo' ? fields.get(field.foreignKey) : undefined;
  const column = key?.kind === 'column' ? key : undefined;
  const common = { allowNull: column?.nullable ?? true, unique: column?.unique ?? false, readOnly: !column || isSystemFilled(column) };
  const target = accessible.targets.get(field.target);
  if (!target) return common;
  // The keys of pairs are columns of neither side.
  const isHeld = !field.through && (field.type === 'belongsTo' ? names.has(field.foreignKey) : covers(target.view, field.foreignKey));
  const foreignKey = isHeld ? field.foreignKey : undefined;
  return { ...common, target: field.target, targetKey: target.collection.primaryKey.name, ...defined({ foreignKey }) };
}

function covers({ fields }: Allowed, name: string): boolean {
  return fields === undefined || fields.has(name);
}

function isHidden(field: Field): boolean {
  return field.kind === 'column' && field.hidden;
}

/** Drawn or filled in by the platform or the database; ids that are made up may be given instead. */
function isSystemFilled({ autoIncrement, autoFill, adopted }: ColumnField): boolean {
  return autoIncrement || autoFill !== undefined || adopted?.isReadOnly === true;
}
