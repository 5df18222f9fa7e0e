import { ID_TYPES, type JsonObject, MOMENT_TYPES, isOneOf } from '@mortise/shared';
import type { FieldShape } from '../definitions';

/** Options that only some types have. */
export interface TypeOptions {
  readonly accuracy?: string;
  readonly autoFill?: boolean;
  readonly prefix?: string;
  readonly size?: number | null;
  readonly customAlphabet?: string;
  readonly scopeKey?: string;
  readonly defaultToCurrentTime?: boolean;
  readonly onUpdateToCurrentTime?: boolean;
}

export type TypeOption = keyof TypeOptions;

const OF_MOMENTS = ['defaultToCurrentTime', 'onUpdateToCurrentTime'] as const;
const OF_TYPE: Readonly<Record<string, readonly TypeOption[]>> = {
  ...Object.fromEntries(ID_TYPES.map((type) => [type, ['autoFill']])),
  ...Object.fromEntries(MOMENT_TYPES.map((type) => [type, OF_MOMENTS])),
  uid: ['autoFill', 'prefix'],
  nanoid: ['autoFill', 'size', 'customAlphabet'],
  sort: ['scopeKey'],
  unixTimestamp: ['accuracy', ...OF_MOMENTS],
};

export function optionsOfType(type: string): readonly TypeOption[] {
  return OF_TYPE[type] ?? [];
}

/** The options of a new field; those that are as usual are left out. */
export function newOptions(values: TypeOptions, type: string): JsonObject {
  const given = Object.entries(changedOptions(values, type)).filter(
    ([option, value]) => value !== null && !(option === 'autoFill' && value === true),
  );
  return {
    ...Object.fromEntries(given),
    ...(type === 'unixTimestamp' && values.accuracy !== undefined ? { accuracy: values.accuracy } : {}),
  };
}

/** All options of a field that may be changed; `null` takes one away. */
export function changedOptions(values: TypeOptions, type: string): JsonObject {
  const changeable = optionsOfType(type).filter((option) => option !== 'accuracy');
  return Object.fromEntries(
    changeable.map((option) => [option, option === 'autoFill' ? values.autoFill !== false : values[option] || null]),
  );
}

/** The options of a field as the form holds them. */
export function typeOptionsIn(field: FieldShape): TypeOptions {
  const shown = optionsOfType(field.type).map((option) => [option, field[option]]);
  return { ...(isOneOf(ID_TYPES, field.type) ? { autoFill: true } : {}), ...Object.fromEntries(shown) };
}
