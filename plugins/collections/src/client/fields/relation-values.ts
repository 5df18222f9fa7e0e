import type { JsonObject, OnDelete } from '@mortise/shared';
import { trimmed } from './trimmed';

/** What the form holds about a relation. */
export interface RelationValues {
  readonly target?: string;
  readonly foreignKey?: string;
  readonly onDelete?: OnDelete;
  readonly through?: string;
  readonly otherKey?: string;
  /** Whether the target gets the relation that leads back. */
  readonly hasReverse?: boolean;
  readonly reverseName?: string;
  readonly reverseTitle?: string;
  /** Kind of the relation that leads back. */
  readonly reverseKind?: string;
}

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
    reverseField: values.hasReverse === true ? reverseOptions(values, kind) : undefined,
  };
  return Object.fromEntries(Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

function reverseOptions({ reverseName, reverseTitle, reverseKind }: RelationValues, kind: string): JsonObject {
  const [usual = kind, ...others] = reverseKinds(kind);
  const title = trimmed(reverseTitle);
  const shown = others.find((other) => other === reverseKind) ?? usual;
  return { name: trimmed(reverseName) ?? '', interface: shown, ...(title === undefined ? {} : { title }) };
}
