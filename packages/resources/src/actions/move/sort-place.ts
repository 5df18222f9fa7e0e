import { AppError, type BoundFilter, type Collection, type ColumnField, type JsonObject, type JsonValue } from '@mortise/shared';
import type { Inside } from '../inside';
import { equals } from '../../read/column-conditions';

/** A sort field and the rows it numbers: all of them, or those with one value in the scope's column. */
export interface SortPlace {
  readonly collection: Collection;
  readonly field: ColumnField;
  readonly scope: ColumnField | undefined;
}

/**
 * The sort field of that name; without one that of the parent the rows belong to, else the one called `sort`, else the only one.
 * @throws AppError QUERY_PARAMETER_INVALID
 */
export function sortPlaceOf(collection: Collection, name: string | undefined, ofParent: string | undefined): SortPlace {
  const numbered = collection.columns.filter(({ generator, hidden }) => generator?.kind === 'sort' && !hidden);
  const find = (wanted: string | undefined): ColumnField | undefined => numbered.find((column) => column.name === wanted);
  const named = name === undefined ? (find(ofParent) ?? find('sort')) : find(name);
  const field = named ?? (name === undefined && numbered.length === 1 ? numbered[0] : undefined);
  if (field?.generator?.kind !== 'sort') {
    throw new AppError('QUERY_PARAMETER_INVALID', {
      parameter: 'sortField',
      expected: 'a field of type sort',
      ...(name ? { received: name.slice(0, 100) } : {}),
    });
  }
  const { scopeKey } = field.generator;
  return { collection, field, scope: collection.columns.find((column) => column.name === scopeKey) };
}

/** The rows that are numbered together with those of a value. */
export function inScope({ scope }: SortPlace, value: JsonValue): BoundFilter[] {
  return scope ? [equals(scope, value)] : [];
}

export function compare(field: ColumnField, operator: '$gt' | '$gte' | '$lt' | '$lte', value: number): BoundFilter {
  return { kind: 'compare', field, operator, value: { kind: 'literal', value } };
}

interface Edge {
  readonly where: readonly BoundFilter[];
  readonly end: 'first' | 'last';
}

/** The least or greatest number of a scope; undefined when it has none. */
export async function edgeOf(place: SortPlace, { where, end }: Edge, { source, context }: Inside): Promise<number | undefined> {
  const { collection, field } = place;
  const numbered: BoundFilter = { kind: 'not', node: equals(field, null) };
  const orderBy = [{ field, descending: end === 'last' }];
  const plan = {
    collection,
    select: [{ kind: 'column' as const, field }],
    where: [...where, numbered],
    orderBy,
    limit: 1,
    offset: 0,
    count: 'none' as const,
  };
  const [row] = JSON.parse((await source.read(plan, context)).json) as JsonObject[];
  return row === undefined ? undefined : Number(row[field.name]);
}
