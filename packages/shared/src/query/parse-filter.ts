import { AppError } from '../errors/app-error';
import { type JsonValue, isJsonObject, jsonTypeOf } from '../json';
import { isCallerOperator, readCallerOperator } from './caller-operators';
import type { FilterNode, FilterValue } from './filter';
import { QUERY_LIMITS } from './limits';
import { type Operator, readOperator } from './operators';
import { isVariable, readFilterValue } from './variables';

/**
 * Reads a filter object (`{"$and": [{"title.$includes": "a"}, {"done": true}]}`) into the query tree.
 * Sibling keys are joined by AND, a bare value means equality, a bare array means membership.
 * @throws AppError QUERY_FILTER_INVALID, QUERY_OPERATOR_UNKNOWN, QUERY_VARIABLE_UNKNOWN, QUERY_TOO_COMPLEX
 */
export function parseFilter(input: JsonValue): FilterNode {
  return new FilterParser().group(input, { fields: [], at: 'filter', depth: 0 });
}

/** Where in the filter the parser is. */
interface Place {
  /** Field names gathered from the objects around. */
  readonly fields: readonly string[];
  /** Path for error details. */
  readonly at: string;
  readonly depth: number;
}

class FilterParser {
  #conditions = 0;
  #listItems = 0;

  group(input: JsonValue, place: Place): FilterNode {
    const max = QUERY_LIMITS.filterDepth;
    if (place.depth > max) throw new AppError('QUERY_TOO_COMPLEX', { path: place.at, what: 'levels of the filter', max });
    if (!isJsonObject(input)) throw invalid(place.at, 'object', input);
    const nodes = Object.entries(input).map(([key, value]) => this.#entry(key, value ?? null, { ...place, at: `${place.at}.${key}` }));
    const [only] = nodes;
    return nodes.length === 1 && only ? only : Object.freeze({ kind: 'and', nodes });
  }

  #entry(key: string, value: JsonValue, place: Place): FilterNode {
    const deeper = { ...place, depth: place.depth + 1 };
    // Beside a field it is a comparison, unless what follows is a group.
    if (key === '$not' && place.fields.length > 0 && !isJsonObject(value)) return this.#compare('$ne', value, place);
    if (key === '$not') return Object.freeze({ kind: 'not', node: this.group(value, deeper), ...standingAt(place) });
    if (key !== '$and' && key !== '$or') return this.#path(key, value, place);
    if (!Array.isArray(value)) throw invalid(place.at, 'array of objects', value);
    const nodes = value.map((item: JsonValue, index) => this.group(item, { ...deeper, at: `${place.at}[${index}]` }));
    return Object.freeze(key === '$and' ? { kind: 'and', nodes } : { kind: 'or', nodes, ...standingAt(place) });
  }

  /** `title`, `title.$eq`, `user.name.$eq`, or `$eq` below a field. */
  #path(key: string, value: JsonValue, place: Place): FilterNode {
    const segments = key.split('.');
    const last = segments.at(-1) ?? '';
    const operator = readOperator(last);
    const names = last.startsWith('$') ? segments.slice(0, -1) : segments;
    const isKnown = !last.startsWith('$') || operator !== undefined || last === '$not' || isCallerOperator(last);
    if (!isKnown || names.some((name) => name === '' || name.startsWith('$')))
      throw new AppError('QUERY_OPERATOR_UNKNOWN', { path: place.at, received: key.slice(0, 100) });
    const inside = { ...place, fields: [...place.fields, ...names] };
    const max = QUERY_LIMITS.filterDepth;
    if (inside.fields.length > max) throw new AppError('QUERY_TOO_COMPLEX', { path: place.at.slice(0, 100), what: 'names in a path', max });
    if (operator) return this.#compare(operator, value, inside);
    if (last === '$not') return this.#entry(last, value, inside);
    if (isCallerOperator(last)) {
      const called = readCallerOperator(last, value, inside.at);
      return this.#node(called.operator, called.value, inside);
    }
    if (isJsonObject(value)) return this.group(value, { ...inside, depth: place.depth + 1 });
    return this.#compare(Array.isArray(value) ? '$in' : '$eq', value, inside);
  }

  #countItems(items: number, at: string): void {
    this.#listItems += items;
    for (const [count, max] of [
      [items, QUERY_LIMITS.listItems],
      [this.#listItems, QUERY_LIMITS.filterListItems],
    ] as const)
      if (count > max) throw new AppError('QUERY_TOO_COMPLEX', { path: at, what: 'list items', max });
  }

  #compare(operator: Operator, value: JsonValue, place: Place): FilterNode {
    if (!Array.isArray(value)) return this.#node(operator, readFilterValue(value, place.at), place);
    this.#countItems(value.length, place.at);
    const joined = value.length > 1 && value.some(isVariable) ? JOINED[operator] : undefined;
    return joined ? this.#mixed(operator, value, { ...place, joined }) : this.#node(operator, readFilterValue(value, place.at), place);
  }

  /** A list with variables among its items: the values together, each variable by itself, all about the same row. */
  #mixed(operator: Operator, items: readonly JsonValue[], { joined, ...place }: Place & { joined: 'and' | 'or' }): FilterNode {
    const literals = items.filter((item) => !isVariable(item));
    const known: FilterValue[] = literals.length === 0 ? [] : [{ kind: 'literal', value: literals }];
    const variables = items.filter(isVariable).map((item) => readFilterValue(item, place.at));
    const nodes = [...known, ...variables].map((value) => this.#node(operator, value, place));
    const above = { fields: place.fields.slice(0, -1) };
    return Object.freeze(joined === 'and' ? { kind: 'and', nodes } : { kind: 'or', nodes, ...standingAt(above) });
  }

  #node(operator: Operator, value: FilterValue, { fields, at }: Place): FilterNode {
    this.#conditions += 1;
    if (this.#conditions > QUERY_LIMITS.filterConditions) {
      throw new AppError('QUERY_TOO_COMPLEX', { path: at, what: 'conditions', max: QUERY_LIMITS.filterConditions });
    }
    if (fields.length === 0) throw invalid(at, 'a field name before the operator', operator);
    return Object.freeze({ kind: 'compare', path: fields, operator, value });
  }
}

/** What comparisons with a list are when each item is compared by itself. */
const JOINED: Readonly<Partial<Record<Operator, 'and' | 'or'>>> = {
  $eq: 'or',
  $in: 'or',
  $anyOf: 'or',
  $includes: 'or',
  $ne: 'and',
  $notIn: 'and',
  $noneOf: 'and',
  $notIncludes: 'and',
};

/** Groups inside the object of a name remember which. */
function standingAt({ fields }: Pick<Place, 'fields'>): { at?: readonly string[] } {
  return fields.length === 0 ? {} : { at: fields };
}

function invalid(path: string, expected: string, received: JsonValue): AppError {
  const shown = typeof received === 'string' ? received.slice(0, 100) : jsonTypeOf(received);
  return new AppError('QUERY_FILTER_INVALID', { path, expected, received: shown });
}
