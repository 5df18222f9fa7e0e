import {
  AppError,
  type Collection,
  type ColumnField,
  type ColumnValues,
  type JsonObject,
  type JsonValue,
  type ValueRule,
  jsonTypeOf,
} from '@mortise/shared';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { createRuleAjv } from './rule-ajv';
import { describeRule, ruleSchema, ruledValue } from './rule-schema';

type Ruled = ColumnField & { readonly rules: readonly ValueRule[] };

interface RuleValidator {
  readonly columns: readonly Ruled[];
  readonly validate: ValidateFunction;
}

/** What came with a call. */
export interface GivenValues {
  /** Values in canonical form; what was not of its type is missing. */
  readonly columns: ColumnValues;
  readonly given: JsonObject;
  /** True for a new record: what is not given is empty. */
  readonly complete: boolean;
}

const ajv = createRuleAjv();
const validators = new WeakMap<Collection, RuleValidator | 'none'>();

/** The rules that values break, all of them. A collection's validator is made at its first use and goes with that version of it. */
export function brokenRules(collection: Collection, values: GivenValues): readonly AppError[] {
  const known = validators.get(collection) ?? compileRules(collection);
  validators.set(collection, known);
  if (known === 'none' || known.validate(filledIn(known, values.columns))) return [];
  return (known.validate.errors ?? []).flatMap((error) => faultOf(error, known, values) ?? []);
}

function compileRules({ columns: all }: Collection): RuleValidator | 'none' {
  const columns = all.filter(isRuled);
  if (columns.length === 0) return 'none';
  const properties = Object.fromEntries(columns.map((column) => [column.name, { allOf: schemasOf(column) }]));
  const schema = { type: 'object', properties, required: columns.filter(isRequired).map(({ name }) => name) };
  const validate = ajv.compile(schema);
  // Ajv keeps every schema it has seen; the WeakMap is the only cache that may.
  ajv.removeSchema(schema);
  return { columns, validate };
}

function isRuled(column: ColumnField): column is Ruled {
  return column.rules !== undefined && column.rules.length > 0;
}

function isRequired({ rules }: Ruled): boolean {
  return rules.some(({ name }) => name === 'required');
}

/** In the order of the rules, so that the place of a schema is the place of its rule. */
function schemasOf(column: Ruled): readonly object[] {
  return column.rules.map((rule) => (rule.name === 'required' ? {} : ruleSchema(rule, column)));
}

function filledIn({ columns }: RuleValidator, values: ColumnValues): JsonObject {
  const entries = columns.flatMap((column): [string, JsonValue][] => {
    const value = values.get(column) ?? null;
    return value === null || value === '' ? [] : [[column.name, ruledValue(column, value)]];
  });
  return Object.fromEntries(entries);
}

function faultOf({ keyword, params, schemaPath }: ErrorObject, { columns }: RuleValidator, values: GivenValues): AppError | undefined {
  const [, , name, , index] = schemaPath.split('/');
  const isMissing = keyword === 'required';
  const column = columns.find((candidate) => candidate.name === (isMissing ? params['missingProperty'] : name));
  const rule = isMissing ? REQUIRED : column?.rules[Number(index)];
  if (!column || !rule || (isMissing && !lacks(column, values))) return undefined;
  const value = values.columns.get(column);
  const received = value === undefined || column.hidden ? {} : { received: shown(value) };
  return new AppError('VALUE_INVALID', { field: column.name, rule: rule.name, expected: describeRule(rule, column), ...received });
}

const REQUIRED: ValueRule = { name: 'required' };

/** Whether a column without a value would stay without one, and nobody has said so yet. */
function lacks(column: Ruled, { columns, given, complete }: GivenValues): boolean {
  if (columns.has(column)) return true;
  const fillsItself =
    column.generator !== undefined ||
    column.autoFill !== undefined ||
    (column.defaultValue ?? null) !== null ||
    column.adopted?.hasDefault === true;
  const isGiven = Object.hasOwn(given, column.name) && !(column.type === 'password' && (given[column.name] ?? '') === '');
  return complete && column.nullable && !fillsItself && !isGiven;
}

function shown(value: JsonValue): unknown {
  return typeof value === 'object' ? jsonTypeOf(value) : typeof value === 'string' ? value.slice(0, 100) : value;
}
