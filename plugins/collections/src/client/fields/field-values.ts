import type { JsonObject } from '@mortise/shared';
import type { FieldShape } from '../definitions';
import { textIn, withText } from '../names/localized';
import { type ChoiceOption, enumOf, optionsOf } from './choice-values';
import { defaultOf, defaultText } from './default-text';
import { findKind, isChoice, kindOf, rulesOfType, takesDefault } from './field-kinds';
import { type RelationValues, changedRelation, relationOptions } from './relation-values';
import { type RuleValues, rulesIn, validationOf } from './rule-values';
import { trimmed } from './trimmed';
import { type TypeOptions, changedOptions, newOptions, typeOptionsIn } from './type-options';

/** What the forms of fields hold. */
export interface FieldValues extends RelationValues, TypeOptions {
  readonly title?: string;
  readonly name?: string;
  readonly kind?: string;
  readonly description?: string;
  readonly unique?: boolean;
  readonly index?: boolean;
  /** As typed; `defaultOf` reads it. */
  readonly defaultText?: string;
  readonly length?: number | null;
  readonly precision?: number | null;
  readonly scale?: number | null;
  readonly options?: readonly (ChoiceOption | undefined)[];
  readonly rules?: readonly (RuleValues | undefined)[];
  readonly primaryKey?: boolean;
}

/** Body of `fields:create`, also one of the `fields` of `collections:create`. */
export function createBody(values: FieldValues): JsonObject {
  const kind = findKind(values.kind) ?? kindOf({ type: 'string' });
  const texts = { title: trimmed(values.title), description: trimmed(values.description) };
  const common = { name: values.name ?? '', ...texts, type: kind.type, interface: kind.interface };
  if (kind.group === 'relation') return present({ ...common, ...relationOptions(values, kind.id) });
  return present({
    ...common,
    ...(values.primaryKey === true ? { primaryKey: true } : columnOptions(values, kind.type)),
    ...sizes(values, kind.type),
    ...newOptions(values, kind.type),
    defaultValue: takesDefault(kind.id) ? defaultOf(values.defaultText, kind.type) : undefined,
    uiSchema: isChoice(kind.id) ? { enum: enumOf(values.options, undefined, 'en') } : undefined,
    validation: validationOf(values.rules, kind.type) ?? undefined,
  });
}

export interface FieldUpdate {
  /** The platform makes it. */
  readonly managed: boolean;
  /** The query of a view brings it. */
  readonly ofView?: boolean;
  readonly language: string;
}

/** Body of `fields:update`: everything that may be changed; `null` takes something away. */
export function updateBody(values: FieldValues, field: FieldShape, { managed, ofView = false, language }: FieldUpdate): JsonObject {
  const renamed = values.name === undefined || values.name === field.name ? {} : { name: values.name };
  const texts = { ...renamed, title: withText(field.title, language, values.title), description: trimmed(values.description) ?? null };
  if (managed) return texts;
  const kind = findKind(values.kind) ?? kindOf(field);
  if (kind.group === 'relation')
    return { ...texts, ...changedRelation(values, { kind: kind.id, before: rulesIn(field.validation).length > 0 }) };
  const list = field.uiSchema?.['enum'];
  const options = isChoice(kind.id) ? { uiSchema: { ...field.uiSchema, enum: enumOf(values.options, list, language) } } : {};
  const converted = kind.type === field.type ? {} : { type: kind.type };
  const shown = kind.id === kindOf(field).id ? {} : { interface: kind.interface, ...converted };
  if (ofView) return { ...texts, ...shown, ...options };
  const validation = validationOf(values.rules, kind.type);
  const rules = validation === null && (field.validation ?? null) === null ? {} : { validation };
  if (field.primaryKey === true) return { ...texts, ...shown };
  return present({
    ...texts,
    ...shown,
    ...options,
    ...rules,
    ...columnOptions(values, kind.type),
    ...changedOptions(values, kind.type),
    ...sizes(values, kind.type),
    defaultValue: takesDefault(kind.id) ? (defaultOf(values.defaultText, kind.type) ?? null) : undefined,
  });
}

/** The form as a field fills it. */
export function valuesOf(field: FieldShape, language: string): FieldValues {
  const { name, allowNull, unique, index, length, precision, scale, primaryKey } = field;
  const { target, foreignKey, onDelete, through, otherKey } = field;
  return present({
    name,
    title: textIn(field.title, language),
    description: field.description ?? undefined,
    kind: kindOf(field).id,
    required: allowNull === false || (kindOf(field).group === 'relation' && rulesIn(field.validation).length > 0),
    unique,
    index,
    length,
    precision,
    scale,
    target,
    foreignKey,
    onDelete,
    through,
    otherKey,
    primaryKey,
    options: optionsOf(field, language),
    rules: rulesIn(field.validation),
    defaultText: defaultText(field.defaultValue),
    ...typeOptionsIn(field),
  });
}

function columnOptions({ required, unique, index }: FieldValues, type: string): JsonObject {
  const options = { required: { allowNull: required !== true }, unique: { unique: unique === true }, index: { index: index === true } };
  return Object.assign({}, ...rulesOfType(type).map((rule) => options[rule])) as JsonObject;
}

function sizes({ length, precision, scale }: FieldValues, type: string): JsonObject {
  if (type === 'string') return present({ length: length ?? undefined });
  return type === 'decimal' ? present({ precision: precision ?? undefined, scale: scale ?? undefined }) : {};
}

/** Without the keys whose value is undefined. */
function present<T extends object>(source: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
