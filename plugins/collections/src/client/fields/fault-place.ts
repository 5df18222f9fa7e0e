import type { ApiFault } from '@mortise/plugin-api/client';
import type { FormPlace } from '@mortise/ui';
import type { FieldValues } from './field-values';

const BY_OPTION: Readonly<Record<string, FormPlace>> = {
  type: 'kind',
  interface: 'kind',
  defaultValue: 'defaultText',
  'uiSchema.enum': 'options',
  'reverseField.type': 'reverseKind',
};

/** The input that what the server refused was typed into; undefined for what none of them can tell. */
export function faultPlace({ details = {} }: Pick<ApiFault, 'details'>, values: FieldValues): FormPlace | undefined {
  const { field, option, rule, what, name } = details;
  if (what === 'collection') return name === values.through ? 'through' : undefined;
  if (what === 'field') return name === values.name ? 'name' : 'reverseName';
  if (values.hasReverse === true && field === values.reverseName && field !== values.name) return 'reverseName';
  if (option === 'validation') return typeof rule === 'number' ? ['rules', rule] : undefined;
  return typeof option === 'string' ? (BY_OPTION[option] ?? option) : undefined;
}
