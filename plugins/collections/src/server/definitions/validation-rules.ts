import { PatternInvalid, compilePattern } from '@mortise/plugin-api/server';
import {
  AppError,
  type ColumnType,
  type JsonObject,
  type JsonValue,
  type RelationType,
  type RuleName,
  type ValueRule,
  isJsonObject,
  jsonTypeOf,
} from '@mortise/shared';
import { rulesOf } from '../../contract';
import { shown } from './option-readers';
import { type RuleArguments, readRuleArguments } from './rule-arguments';

const MAX_RULES = 20;
const FLAGS = /^[iu]*$/;

/** Interfaces that promise something about texts; the others are for display. */
const RULE_OF_INTERFACE = new Map<unknown, ValueRule>([
  ['email', { name: 'email' }],
  ['url', { name: 'url' }],
]);

/**
 * The rules of a column: those of its interface, then those in `validation`, `{type, rules: [{name, args}]}`.
 * @throws AppError DEFINITION_INVALID for rules that do not exist or make no sense for the type
 */
export function readRules(type: ColumnType, { interface: name, validation }: JsonObject, field: string): readonly ValueRule[] {
  const known = rulesOf(type);
  const promised = RULE_OF_INTERFACE.get(name);
  const own = promised && known.includes(promised.name) ? [promised] : [];
  const declared = declaredRules(validation ?? null, field).map((rule, place) => readRule(rule, { type, known, field, place }));
  return [...own.filter((rule) => !declared.some((other) => other.name === rule.name)), ...declared];
}

/**
 * Whether every record needs a related one: `validation` of a relation, which knows the rule `required` alone, and only where the record itself
 * names the other one.
 * @throws AppError DEFINITION_INVALID for other rules, OPTION_UNSUPPORTED for relations that are kept elsewhere
 */
export function readRequired(type: RelationType, { validation }: JsonObject, field: string): boolean {
  const rules = declaredRules(validation ?? null, field);
  if (rules.length > 0 && type !== 'belongsTo') throw new AppError('OPTION_UNSUPPORTED', { field, option: 'validation' });
  const wrong = rules.findIndex((rule) => !isJsonObject(rule) || rule['name'] !== 'required');
  if (wrong !== -1) throw invalidRule({ field, place: wrong }, ['required'], nameOf(rules[wrong] ?? null));
  return rules.length > 0;
}

function nameOf(rule: JsonValue): JsonValue {
  return isJsonObject(rule) ? (rule['name'] ?? null) : rule;
}

function declaredRules(validation: JsonValue, field: string): readonly JsonValue[] {
  // Switched off, as clients send it for fields without rules.
  if (validation === null || validation === false || validation === '') return [];
  const rules: unknown = isJsonObject(validation) ? (validation['rules'] ?? []) : validation;
  if (!Array.isArray(rules) || rules.length > MAX_RULES)
    throw invalid(field, `an object with a list of at most ${MAX_RULES} rules`, validation);
  return rules as readonly JsonValue[];
}

interface RuleScope {
  readonly type: ColumnType;
  readonly known: readonly RuleName[];
  readonly field: string;
  /** Which of the declared rules it is, from 0. */
  readonly place: number;
}

function readRule(rule: JsonValue, scope: RuleScope): ValueRule {
  const { name = null, args = null }: JsonObject = isJsonObject(rule) ? rule : {};
  const known = scope.known.find((candidate) => candidate === name);
  if (known === undefined) throw invalidRule(scope, scope.known, name);
  const given = readRuleArguments(args);
  const read = ruleWith(known, given, scope.type);
  if (read === undefined) throw invalidRule(scope, `${known} ${expectedFor(known)}`, args);
  return known === 'pattern' ? checkedPattern(read, scope) : read;
}

function ruleWith(name: RuleName, given: RuleArguments, type: ColumnType): ValueRule | undefined {
  switch (name) {
    case 'min':
    case 'max': {
      const value = given.limit(type);
      return value === undefined ? undefined : { name, value };
    }
    case 'length':
    case 'multiple': {
      const value = given.number();
      return value === undefined || (name === 'multiple' ? value <= 0 : value < 0 || !Number.isInteger(value))
        ? undefined
        : { name, value };
    }
    case 'pattern': {
      const { source, flags } = given.pattern();
      return source === '' || !FLAGS.test(flags) ? undefined : { name, source, ignoreCase: flags.includes('i') };
    }
    case 'in': {
      const values = given.list(type);
      return values === undefined ? undefined : { name, values };
    }
    default:
      return { name };
  }
}

function expectedFor(name: RuleName): string {
  if (name === 'pattern') return 'with a regular expression, flags i and u only';
  if (name === 'in') return 'with a list of 1 to 500 values of the type';
  return name === 'multiple' ? 'with a number above 0' : 'with a limit of the type';
}

function checkedPattern(rule: ValueRule, scope: RuleScope): ValueRule {
  if (rule.name !== 'pattern') return rule;
  try {
    compilePattern(rule.source, rule.ignoreCase);
    return rule;
  } catch (error) {
    if (!(error instanceof PatternInvalid)) throw error;
    throw invalidRule(scope, `pattern with ${error.message}`, rule.source);
  }
}

function invalid(field: string, expected: unknown, received: JsonValue): AppError {
  const text = Array.isArray(received) ? jsonTypeOf(received) : shown(received);
  return new AppError('DEFINITION_INVALID', { field, option: 'validation', expected, received: text });
}

/** Tells which of the rules it is, for whoever shows them one by one. */
function invalidRule({ field, place }: Pick<RuleScope, 'field' | 'place'>, expected: unknown, received: JsonValue): AppError {
  return new AppError('DEFINITION_INVALID', { ...invalid(field, expected, received).details, rule: place });
}
