import {
  AppError,
  type BoundFilter,
  type JsonObject,
  type JsonValue,
  type OrderTerm,
  type SelectNode,
  readColumnValue,
} from '@mortise/shared';

const MAX_LENGTH = 4096;

/** A prefix no field may have. */
const nameOf = (index: number): string => `m_${index}`;
const withOrder = new WeakMap<readonly SelectNode[], Map<string, readonly SelectNode[]>>();

/** A select list and the values rows are ordered by, under names of their own; the same array for the same question. */
export function withOrderValues(select: readonly SelectNode[], order: readonly OrderTerm[]): readonly SelectNode[] {
  const known = withOrder.get(select) ?? new Map<string, readonly SelectNode[]>();
  const signature = signatureOf(order);
  const extended = known.get(signature) ?? [
    ...select,
    ...order.map(({ field }, index): SelectNode => ({ kind: 'column', field, as: nameOf(index) })),
  ];
  withOrder.set(select, known.set(signature, extended));
  return extended;
}

/** Takes the order's values out of a row; what is left is the row as it was asked for. */
export function splitRow(
  row: JsonObject,
  order: readonly OrderTerm[],
): { readonly row: JsonObject; readonly values: readonly JsonValue[] } {
  const names = new Set(order.map((_term, index) => nameOf(index)));
  return {
    row: Object.fromEntries(Object.entries(row).filter(([name]) => !names.has(name))),
    values: order.map((_term, index) => row[nameOf(index)] ?? null),
  };
}

/** The place after a row, as callers get and return it. They need not know what it says, but it holds nothing they could not read. */
export function encodeCursor(values: readonly JsonValue[], order: readonly OrderTerm[]): string {
  return Buffer.from(JSON.stringify([signatureOf(order), ...values])).toString('base64url');
}

/**
 * The condition that a row comes after the cursor's, with NULLs last.
 * @throws AppError QUERY_PARAMETER_INVALID for a cursor of another order, or none of ours
 */
export function afterCursor(cursor: string, order: readonly OrderTerm[]): BoundFilter {
  return after(order, decodeCursor(cursor, order));
}

function after([term, ...rest]: readonly OrderTerm[], [value = null, ...further]: readonly JsonValue[]): BoundFilter {
  if (!term) return { kind: 'or', nodes: [] };
  const { field, descending } = term;
  const compare = (operator: '$eq' | '$gt' | '$lt' | '$gte' | '$lte', than: JsonValue): BoundFilter => ({
    kind: 'compare',
    field,
    operator,
    value: { kind: 'literal', value: than },
  });
  const tied: BoundFilter[] = rest.length === 0 ? [] : [{ kind: 'and', nodes: [compare('$eq', value), after(rest, further)] }];
  if (value === null) return tied[0] ?? { kind: 'or', nodes: [] };
  const beyond = compare(descending ? '$lt' : '$gt', value);
  if (field.nullable) return { kind: 'or', nodes: [beyond, compare('$eq', null), ...tied] };
  if (tied.length === 0) return beyond;
  // Says nothing new, but lets an index begin at the right place.
  return { kind: 'and', nodes: [compare(descending ? '$lte' : '$gte', value), { kind: 'or', nodes: [beyond, ...tied] }] };
}

function decodeCursor(cursor: string, order: readonly OrderTerm[]): readonly JsonValue[] {
  const [signature, ...values] = cursor.length > MAX_LENGTH ? [] : parse(Buffer.from(cursor, 'base64url').toString());
  const read = values.map((value, index) =>
    value === null ? null : order[index] && readColumnValue(order[index].field, value, { lenient: true }),
  );
  if (signature !== signatureOf(order) || read.length !== order.length || read.includes(undefined)) {
    throw new AppError('QUERY_PARAMETER_INVALID', { parameter: 'cursor', expected: 'the nextCursor of a list with the same sort' });
  }
  return read as readonly JsonValue[];
}

function parse(text: string): readonly JsonValue[] {
  try {
    const parsed = JSON.parse(text) as JsonValue;
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}

function signatureOf(order: readonly OrderTerm[]): string {
  return order.map(({ field, descending }) => `${descending ? '-' : ''}${field.name}`).join(',');
}
