import { AppError } from '../errors/app-error';
import { type JsonValue, isJsonObject, jsonTypeOf } from '../json';
import { type FilterNode, type FilterValue, VARIABLES, type VariableName } from './filter';
import { QUERY_LIMITS } from './limits';
import { isOperator, type Operator } from './operators';

const VARIABLE = /^\{\{\s*([^{}]*?)\s*\}\}$/;
/** Spellings NocoBase clients send for the same values. */
const VARIABLE_ALIASES: Readonly<Record<string, VariableName>> = { 'ctx.state.currentUser.id': '$user.id' };

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
    if (key === '$not') return Object.freeze({ kind: 'not', node: this.group(value, deeper) });
    if (key !== '$and' && key !== '$or') return this.#path(key, value, place);
    if (!Array.isArray(value)) throw invalid(place.at, 'array of objects', value);
    const nodes = value.map((item: JsonValue, index) => this.group(item, { ...deeper, at: `${place.at}[${index}]` }));
    return Object.freeze({ kind: key === '$and' ? 'and' : 'or', nodes });
  }

  /** `title`, `title.$eq`, `user.name.$eq`, or `$eq` below a field. */
  #path(key: string, value: JsonValue, place: Place): FilterNode {
    const segments = key.split('.');
    const last = segments.at(-1) ?? '';
    const names = last.startsWith('$') ? segments.slice(0, -1) : segments;
    const unknown =
      names.find((name) => name === '' || name.startsWith('$')) ?? (last.startsWith('$') && !isOperator(last) ? last : undefined);
    if (unknown !== undefined) throw new AppError('QUERY_OPERATOR_UNKNOWN', { path: place.at, received: key.slice(0, 100) });
    const inside = { ...place, fields: [...place.fields, ...names] };
    if (isOperator(last)) return this.#compare(last, value, inside);
    if (isJsonObject(value)) return this.group(value, { ...inside, depth: place.depth + 1 });
    return this.#compare(Array.isArray(value) ? '$in' : '$eq', value, inside);
  }

  #compare(operator: Operator, value: JsonValue, { fields, at }: Place): FilterNode {
    this.#conditions += 1;
    if (this.#conditions > QUERY_LIMITS.filterConditions) {
      throw new AppError('QUERY_TOO_COMPLEX', { path: at, what: 'conditions', max: QUERY_LIMITS.filterConditions });
    }
    if (fields.length === 0) throw invalid(at, 'a field name before the operator', operator);
    if (Array.isArray(value) && value.length > QUERY_LIMITS.listItems) {
      throw new AppError('QUERY_TOO_COMPLEX', { path: at, what: 'list items', max: QUERY_LIMITS.listItems });
    }
    return Object.freeze({ kind: 'compare', path: fields, operator, value: filterValue(value, at) });
  }
}

function filterValue(value: JsonValue, at: string): FilterValue {
  const name = typeof value === 'string' ? VARIABLE.exec(value)?.[1] : undefined;
  if (name === undefined) return { kind: 'literal', value };
  const alias = Object.hasOwn(VARIABLE_ALIASES, name) ? VARIABLE_ALIASES[name] : undefined;
  const variable = alias ?? VARIABLES.find((known) => known === name);
  if (variable === undefined) throw new AppError('QUERY_VARIABLE_UNKNOWN', { path: at, received: name.slice(0, 100), expected: VARIABLES });
  return { kind: 'variable', name: variable };
}

function invalid(path: string, expected: string, received: JsonValue): AppError {
  const shown = typeof received === 'string' ? received.slice(0, 100) : jsonTypeOf(received);
  return new AppError('QUERY_FILTER_INVALID', { path, expected, received: shown });
}
