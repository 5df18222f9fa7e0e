import { type ColumnType, type JsonObject, type JsonValue, type RuleName, isJsonObject } from '@mortise/shared';
import { rulesOf } from '../../contract';
import { trimmed } from './trimmed';

/** A rule for values as the form holds it; limits and patterns as they are typed. */
export interface RuleValues {
  readonly name?: string;
  readonly text?: string;
  readonly ignoreCase?: boolean;
  readonly list?: readonly string[];
}

/** What a rule needs besides its name. */
export type RuleNeed = 'nothing' | 'count' | 'number' | 'moment' | 'pattern' | 'list';

const COUNTED = ['string', 'text', 'uid', 'nanoid', 'array', 'set', 'password'];
const MOMENTS = ['datetime', 'datetimeNoTz', 'unixTimestamp', 'date', 'time'];
const NUMBERS = ['integer', 'bigInt', 'double', 'decimal', 'sort'];
const ZONED = ['datetime', 'unixTimestamp'];

export function needOf(rule: string | undefined, type: string): RuleNeed {
  if (rule === 'pattern') return 'pattern';
  if (rule === 'in') return 'list';
  if (rule === 'length') return 'count';
  if (rule === 'multiple') return 'number';
  if (rule !== 'min' && rule !== 'max') return 'nothing';
  if (MOMENTS.includes(type)) return 'moment';
  return COUNTED.includes(type) ? 'count' : 'number';
}

/** The rules a field of this type can be given, in the order they are offered. That a value must be there has a box of its own. */
export function offeredRules(type: string): readonly RuleName[] {
  return ((rulesOf(type as ColumnType) as readonly RuleName[] | undefined) ?? []).filter((rule) => rule !== 'required');
}

/** The rules in a field's `validation`, as the form shows them. */
export function rulesIn(validation: JsonValue | undefined): readonly RuleValues[] {
  return declaredIn(validation).flatMap((rule) => {
    if (!isJsonObject(rule) || typeof rule['name'] !== 'string') return [];
    return [{ name: rule['name'], ...argumentsIn(rule['name'], rule['args']) }];
  });
}

function declaredIn(validation: JsonValue | undefined): readonly JsonValue[] {
  const rules = isJsonObject(validation) ? validation['rules'] : validation;
  return Array.isArray(rules) ? (rules as readonly JsonValue[]) : [];
}

/** Arguments come bare, in a list, or as the one value of an object. */
function argumentsIn(name: string, args: JsonValue | undefined): RuleValues {
  const bare = isJsonObject(args) ? (args['limit'] ?? args['base'] ?? args['value'] ?? args['regex'] ?? args['values']) : args;
  if (name === 'in') return { list: Array.isArray(bare) ? bare.map(String) : [] };
  const only: unknown = Array.isArray(bare) ? bare[0] : bare;
  if (typeof only !== 'string' && typeof only !== 'number') return {};
  if (name !== 'pattern') return { text: String(only) };
  const [, source = String(only), flags = ''] = /^\/([\s\S]+)\/([a-z]*)$/.exec(String(only)) ?? [];
  return { text: source, ignoreCase: flags.includes('i') };
}

/** The rules as `validation` holds them; null for none. */
export function validationOf(rules: readonly (RuleValues | undefined)[] | undefined, type: string): JsonObject | null {
  const known: readonly string[] = rulesOf(type as ColumnType);
  const kept = (rules ?? []).filter((rule): rule is RuleValues & { readonly name: string } => known.includes(rule?.name ?? ''));
  return kept.length === 0 ? null : { type, rules: kept.map((rule) => ({ name: rule.name, ...argumentsOf(rule, type) })) };
}

function argumentsOf(rule: RuleValues, type: string): JsonObject {
  const text = trimmed(rule.text) ?? null;
  switch (needOf(rule.name, type)) {
    case 'nothing':
      return {};
    case 'pattern':
      return { args: { regex: `/${rule.text ?? ''}/${rule.ignoreCase === true ? 'i' : ''}` } };
    case 'list':
      return { args: { values: (rule.list ?? []).map((item) => (NUMBERS.includes(type) ? numberOf(item) : item)) } };
    case 'moment':
      return { args: { limit: text !== null && ZONED.includes(type) ? momentOf(text) : text } };
    default:
      return { args: { [rule.name === 'multiple' ? 'base' : 'limit']: text === null ? null : numberOf(text) } };
  }
}

/** What is no number goes as it is, so that the server says what it expects. */
function numberOf(text: string): number | string {
  const number = Number(text);
  return Number.isFinite(number) ? number : text;
}

function momentOf(text: string): string {
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? text : moment.toISOString();
}
