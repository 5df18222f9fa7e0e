import type { DescribedCollection, DescribedColumn, DescribedField, DescribedRelation } from './described';
import { type Collections, isRequired, keyType, valueTypes } from './value-types';
import { comment, literal, propertyName } from './write-name';

interface Place {
  readonly collection: DescribedCollection;
  readonly all: Collections;
}

const INDENT = '    ';

/** What the schema says about one collection: the lines of an interface. */
export function printCollection(typeName: string, place: Place): readonly string[] {
  const { collection } = place;
  return [
    ...comment(collection.title, ''),
    `export interface ${typeName} {`,
    `  readonly key: ${keyType(collection)};`,
    ...block('record', recordLines(place)),
    ...block('create', writeLines('create', place)),
    ...block('update', writeLines('update', place)),
    ...block('columns', columnLines(place)),
    ...block('relations', relationLines(place)),
    '}',
  ];
}

function block(name: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [`  readonly ${name}: Nothing;`] : [`  readonly ${name}: {`, ...lines, '  };'];
}

function recordLines({ collection, all }: Place): readonly string[] {
  return readable(collection)
    .filter((field) => field.kind === 'column' && field.type !== 'password')
    .flatMap((field) => {
      if (field.kind === 'relation') return [];
      const { read } = valueTypes(field, collection, all);
      return [...comment(field.title, INDENT), `${INDENT}readonly ${propertyName(field.name)}: ${orNull(read, field)};`];
    });
}

function writeLines(action: 'create' | 'update', place: Place): readonly string[] {
  const { collection } = place;
  const may = collection.may[action];
  const fields = collection.fields.filter(({ name, readOnly }) => !readOnly && (may === undefined || may.includes(name)));
  const lines = fields.flatMap((field) => {
    const isKey = field.name === collection.primaryKey;
    if (action === 'update' && isKey) return [];
    const type = field.kind === 'column' ? writtenColumn(field, place) : writtenRelation(field, place);
    if (type === undefined) return [];
    const mark = action === 'create' && field.kind === 'column' && isRequired(field, collection) ? '' : '?';
    return [...comment(field.title, INDENT), `${INDENT}readonly ${propertyName(field.name)}${mark}: ${type};`];
  });
  // Their actions may take more than columns, such as the password of a user.
  return collection.isUserMade || may?.length === 0 ? lines : [...lines, `${INDENT}readonly [more: string]: unknown;`];
}

function writtenColumn(column: DescribedColumn, { collection, all }: Place): string {
  return orNull(valueTypes(column, collection, all).written, column);
}

/** Related records by their keys, or new ones by their values. */
function writtenRelation({ target, type }: DescribedRelation, { all }: Place): string | undefined {
  if (!all.has(target)) return undefined;
  const schema = `Schema[${literal(target)}]`;
  const one = `${schema}['key'] | ${schema}['create']`;
  return isToMany(type) ? `readonly (${one})[]` : `${one} | null`;
}

function columnLines({ collection }: Place): readonly string[] {
  return readable(collection)
    .filter((field) => field.kind === 'column' && field.type !== 'password')
    .map(({ name, type }) => `${INDENT}readonly ${propertyName(name)}: ${literal(type)};`);
}

function relationLines({ collection, all }: Place): readonly string[] {
  return readable(collection).flatMap((field) => {
    if (field.kind === 'column' || !all.has(field.target)) return [];
    const { name, title, target, type } = field;
    const lines = `${INDENT}readonly ${propertyName(name)}: { readonly target: ${literal(target)}; readonly many: ${isToMany(type)} };`;
    return [...comment(title, INDENT), lines];
  });
}

function readable({ fields, may: { view } }: DescribedCollection): readonly DescribedField[] {
  return fields.filter(({ name }) => view === undefined || view.includes(name));
}

function isToMany(type: DescribedRelation['type']): boolean {
  return type === 'hasMany' || type === 'belongsToMany';
}

function orNull(type: string, { nullable }: DescribedColumn): string {
  return nullable ? `${type} | null` : type;
}
