import type { JsonObject, OnDelete } from '@mortise/shared';
import { trimmed } from './trimmed';

/** What the form holds about a relation. */
export interface RelationValues {
  readonly target?: string;
  readonly foreignKey?: string;
  readonly onDelete?: OnDelete;
  /** Whether no record may be without. */
  readonly required?: boolean;
  readonly through?: string;
  readonly otherKey?: string;
  /** Whether the target gets the relation that leads back. */
  readonly hasReverse?: boolean;
  readonly reverseName?: string;
  readonly reverseTitle?: string;
  /** Kind of the relation that leads back. */
  readonly reverseKind?: string;
}

const REQUIRED: JsonObject = { rules: [{ name: 'required' }] };

const LEADS_BACK: Readonly<Record<string, readonly string[]>> = {
  m2o: ['o2m', 'oho'],
  oho: ['m2o'],
  o2m: ['m2o'],
  m2m: ['m2m'],
};

/** Kinds the other direction of a relation can have; the usual one first. */
export function reverseKinds(kind: string): readonly string[] {
  return LEADS_BACK[kind] ?? [];
}

/** The part of `fields:create` that only relations have. */
export function relationOptions(values: RelationValues, kind: string): JsonObject {
  const { target, foreignKey, through, otherKey, onDelete } = values;
  const options = {
    target,
    foreignKey: trimmed(foreignKey),
    ...(kind === 'm2m' ? { through: trimmed(through), otherKey: trimmed(otherKey) } : { onDelete }),
    validation: kind === 'm2o' && values.required === true ? REQUIRED : undefined,
    reverseField: values.hasReverse === true ? reverseOptions(values, kind) : undefined,
  };
  return Object.fromEntries(Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

/** The part of `fields:update` that only relations have; the rest of one stays as it was made. `before`: whether it was required. */
export function changedRelation(
  { required }: RelationValues,
  { kind, before }: { readonly kind: string; readonly before: boolean },
): JsonObject {
  return kind !== 'm2o' || required === undefined || required === before ? {} : { validation: required ? REQUIRED : null };
}

function reverseOptions({ reverseName, reverseTitle, reverseKind }: RelationValues, kind: string): JsonObject {
  const [usual = kind, ...others] = reverseKinds(kind);
  const title = trimmed(reverseTitle);
  const shown = others.find((other) => other === reverseKind) ?? usual;
  return { name: trimmed(reverseName) ?? '', interface: shown, ...(title === undefined ? {} : { title }) };
}
