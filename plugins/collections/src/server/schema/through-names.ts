import { AppError, type Collection, MAX_IDENTIFIER_BYTES, type RelationField, nameFault } from '@mortise/shared';
import type { FindCollection } from '../definitions/present-collection';
import type { ParsedCollection, StoredField } from '../definitions/stored-definition';

/**
 * Names the through collection and keys of a belongsToMany. Without a name it shares those of the one belongsToMany that leads back, if
 * there is just one; otherwise it gets a collection of its own, `<collection>_<field>`.
 * @throws AppError DEFINITION_INVALID when both keys have the same name
 */
export function completeThrough(field: StoredField, parsed: ParsedCollection, find: FindCollection): StoredField {
  const { target = '', through, foreignKey, otherKey } = field.settings;
  const back = backwards(target === parsed.name ? undefined : find(target), { source: parsed.name, through });
  const names = {
    through:
      through ?? back?.through.name ?? freeName(`${parsed.name}_${field.name}`, (name) => name !== parsed.name && find(name) === undefined),
    foreignKey: foreignKey ?? back?.through.otherKey ?? `${parsed.name}Id`,
    otherKey: otherKey ?? back?.foreignKey ?? (target === parsed.name ? `${field.name}Id` : `${target}Id`),
  };
  if (names.foreignKey.toLowerCase() === names.otherKey.toLowerCase())
    throw new AppError('DEFINITION_INVALID', {
      field: field.name,
      option: 'otherKey',
      expected: 'another name than foreignKey',
      received: names.otherKey,
    });
  if (names.through === parsed.name || names.through === target)
    throw new AppError('DEFINITION_INVALID', {
      field: field.name,
      option: 'through',
      expected: 'a collection of its own',
      received: names.through,
    });
  return { ...field, settings: { ...field.settings, ...names } };
}

type Pairs = Pick<RelationField, 'foreignKey'> & { readonly through: NonNullable<RelationField['through']> };

function backwards(
  target: Collection | undefined,
  { source, through }: { source: string; through: string | undefined },
): Pairs | undefined {
  const candidates = [...(target?.fields.values() ?? [])].flatMap((field): Pairs[] =>
    field.kind === 'relation' && field.through && field.target === source && (through === undefined || field.through.name === through)
      ? [{ foreignKey: field.foreignKey, through: field.through }]
      : [],
  );
  return candidates.length === 1 ? candidates[0] : undefined;
}

/** The name, or the first with a number behind it that nobody has and nothing forbids. */
function freeName(wanted: string, isFree: (name: string) => boolean): string {
  const base = nameFault(wanted.slice(0, 1)) === undefined && nameFault(wanted) !== 'reserved' ? wanted : `t_${wanted}`;
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : `_${number}`;
    const name = `${base.slice(0, MAX_IDENTIFIER_BYTES - suffix.length)}${suffix}`;
    if (isFree(name)) return name;
  }
}
