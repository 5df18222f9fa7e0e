import { type Comparison, Refusal, comparisonsOf, readFilter } from './conditions';
import { fits, isOrderable } from './fits';
import { isList } from './lists';
import { EVERY_OPERATOR, OPERATORS, RELATION_OPERATORS, SWITCHES } from './operators';
import { isPeriodOperator } from './periods';
import { headsOf } from './present';
import { type Caller, type Collection, type Column, type Json, type ListRequest, type World } from './world';
import { collectionOf, columnOf, grantOf, mayUse, relationOf } from './world';

/** Columns whose values have no order. */
export const UNORDERED: readonly string[] = ['json', 'array', 'set'];
const MOST_RELATIONS = 3;
const LARGEST_PAGE = 200;
const FURTHEST_OFFSET = 100_000;
const PARTS = ['$includes', '$notIncludes', '$startsWith', '$notStartsWith', '$endWith', '$notEndWith'];
const NULL_OPERATORS = ['$in', '$notIn', '$eq', '$ne', ...PARTS];
const RANGES = ['$between', '$notBetween'];
const LIST_OPERATORS = [...NULL_OPERATORS, ...RANGES];
const ORDERS = [...RANGES, '$gt', '$gte', '$lt', '$lte'];

interface Asked {
  readonly world: World;
  readonly caller: Caller;
}

/** The codes of everything that is wrong with a request, one for each place; what is forbidden hides what is malformed. */
export function faultsOf(world: World, caller: Caller, request: ListRequest): readonly string[] {
  const asked = { world, caller };
  const collection = collectionOf(world, request.collection);
  if (grantOf(caller, collection.name) === undefined) return ['ACTION_DENIED'];
  const codes = [
    ...filterFaults(asked, collection, request.filter),
    ...(request.sort ?? []).flatMap((term) => sortFaults(asked, collection, term)),
    ...[...(request.fields ?? []), ...(request.except ?? [])].flatMap((name) => nameFaults(asked, collection, name)),
    ...appendFaults(asked, collection, namedRelations(collection, request)),
    ...pageFaults(request),
  ];
  const forbidden = codes.filter(isForbidden);
  return forbidden.length > 0 ? forbidden : codes;
}

export const isForbidden = (code: string): boolean => code.endsWith('_DENIED');

const namedRelations = (collection: Collection, { fields = [], appends = [] }: ListRequest): readonly string[] => [
  ...fields.filter((name) => relationOf(collection, name) !== undefined),
  ...appends,
];

/** The fault of the first thing that is wrong, and none if nothing is. */
function firstFault(work: () => void): readonly string[] {
  try {
    work();
    return [];
  } catch (error) {
    if (error instanceof Refusal) return [error.code];
    throw error;
  }
}

function filterFaults(asked: Asked, collection: Collection, filter: Json | undefined): readonly string[] {
  let comparisons: readonly Comparison[] = [];
  const malformed = firstFault(() => {
    comparisons = filter === undefined ? [] : comparisonsOf(readFilter(filter));
    if (comparisons.some(({ operator }) => !EVERY_OPERATOR.includes(operator))) throw new Refusal('QUERY_OPERATOR_UNKNOWN');
  });
  if (malformed.length > 0) return malformed;
  return comparisons.flatMap((comparison) => firstFault(() => checkComparison(asked, collection, comparison)));
}

function checkComparison(asked: Asked, collection: Collection, { path, operator, value }: Comparison): void {
  const isRelation = RELATION_OPERATORS.includes(operator);
  if (path.length - (isRelation ? 0 : 1) > MOST_RELATIONS) throw new Refusal('QUERY_TOO_COMPLEX');
  const column = isRelation ? requireRelation(asked, collection, path) : requireColumn(asked, collection, path);
  if (column !== undefined && !OPERATORS[column.type].includes(operator)) throw new Refusal('QUERY_OPERATOR_UNSUPPORTED');
  if (!isComparable(column, operator, value)) throw new Refusal('QUERY_VALUE_INVALID');
}

/** Whether an operator can do anything with a value. */
function isComparable(column: Column | undefined, operator: string, value: Json): boolean {
  if (SWITCHES.includes(operator)) return value === null || typeof value === 'boolean';
  if (operator === '$dateBetween') return isList(value) && value.length >= 2;
  if (RANGES.includes(operator) && !(isList(value) && value.length === 2)) return false;
  if (column === undefined || isPeriodOperator(operator) || column.type === 'array' || column.type === 'set') return true;
  const items: readonly Json[] = isList(value) && LIST_OPERATORS.includes(operator) ? value : [value];
  const isFit = (item: Json): boolean => fits(column, item) || (ORDERS.includes(operator) && isOrderable(column, item));
  return items.every((item) => (item === null ? NULL_OPERATORS.includes(operator) : isFit(item)));
}

/** A path that ends at a relation has no column. */
function requireRelation(asked: Asked, collection: Collection, path: readonly string[]): undefined {
  const [name = '', ...rest] = path;
  requireField(asked, collection, name);
  const target = requireTarget(asked, collection, name);
  if (rest.length > 0) requireRelation(asked, target, rest);
}

function requireField({ caller }: Asked, collection: Collection, name: string): void {
  const known = columnOf(collection, name) ?? relationOf(collection, name);
  if (known === undefined) throw new Refusal('FIELD_UNKNOWN');
  const grant = grantOf(caller, collection.name);
  if (grant === undefined) throw new Refusal('ACTION_DENIED');
  if (!mayUse(grant, collection, name)) throw new Refusal('FIELD_DENIED');
}

/** The column at the end of a path, all of which the caller may use. */
function requireColumn(asked: Asked, collection: Collection, path: readonly string[]): Column {
  const [name = '', ...rest] = path;
  requireField(asked, collection, name);
  if (rest.length === 0) {
    const column = columnOf(collection, name);
    if (column === undefined) throw new Refusal('FIELD_UNKNOWN');
    return column;
  }
  return requireColumn(asked, requireTarget(asked, collection, name), rest);
}

function requireTarget({ world, caller }: Asked, collection: Collection, name: string): Collection {
  const relation = relationOf(collection, name);
  if (relation === undefined) throw new Refusal('FIELD_UNKNOWN');
  if (grantOf(caller, relation.target) === undefined) throw new Refusal('ACTION_DENIED');
  return collectionOf(world, relation.target);
}

function sortFaults(asked: Asked, collection: Collection, term: string): readonly string[] {
  return firstFault(() => {
    const { type } = requireColumn(asked, collection, term.replace(/^-/, '').split('.'));
    if (UNORDERED.includes(type)) throw new Refusal('QUERY_PARAMETER_INVALID');
  });
}

const nameFaults = (asked: Asked, collection: Collection, name: string): readonly string[] =>
  firstFault(() => requireField(asked, collection, name));

function appendFaults(asked: Asked, collection: Collection, paths: readonly string[]): readonly string[] {
  return headsOf(paths).flatMap(({ head, below }) => {
    const own = firstFault(() => {
      requireField(asked, collection, head);
      if (relationOf(collection, head) === undefined) throw new Refusal('QUERY_PARAMETER_INVALID');
      requireTarget(asked, collection, head);
    });
    const relation = relationOf(collection, head);
    if (own.length > 0 || relation === undefined) return own;
    return appendFaults(asked, collectionOf(asked.world, relation.target), below);
  });
}

function pageFaults({ page = 1, pageSize = 20, paginate }: ListRequest): readonly string[] {
  if (!isPositive(page) || !isPositive(pageSize)) return ['QUERY_PARAMETER_INVALID'];
  if (paginate === false) return [];
  if (pageSize > LARGEST_PAGE) return ['PAGE_SIZE_TOO_LARGE'];
  return (page - 1) * pageSize > FURTHEST_OFFSET ? ['OFFSET_TOO_LARGE'] : [];
}

const isPositive = (number: number): boolean => Number.isInteger(number) && number >= 1;
