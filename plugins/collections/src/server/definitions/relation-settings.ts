import { AppError, type JsonObject, type OnDelete, type RelationType } from '@mortise/shared';
import { defined } from './defined';
import type { OptionReader } from './option-readers';
import type { FieldSettings } from './stored-definition';

const ON_DELETE: readonly OnDelete[] = ['SET NULL', 'CASCADE', 'RESTRICT'];

/**
 * What a relation's body says. What it leaves open (names of keys and of the through collection) is filled in when it is added.
 * @throws AppError DEFINITION_INVALID, OPTION_UNSUPPORTED
 */
export function relationSettings(read: OptionReader, type: RelationType, body: JsonObject): FieldSettings {
  const target = read.text('target', 63);
  if (target === undefined || target === '')
    throw new AppError('DEFINITION_INVALID', { ...read.place, option: 'target', expected: 'the name of a collection' });
  const onDelete = read.choice('onDelete', ON_DELETE);
  const common = { target, foreignKey: nameOf(read, 'foreignKey') };
  if (type === 'belongsToMany') {
    requireCascade(onDelete, read);
    const keys = { referredKey: nameOf(read, 'sourceKey'), targetKey: nameOf(read, 'targetKey') };
    return defined({ ...common, ...keys, through: nameOf(read, 'through'), otherKey: nameOf(read, 'otherKey') });
  }
  const referredKey = nameOf(read, type === 'belongsTo' ? 'targetKey' : 'sourceKey');
  // "One belongs to one": the other side is a hasOne.
  const unique = type === 'belongsTo' && body['interface'] === 'obo' ? true : undefined;
  return defined({ ...common, referredKey, onDelete, unique });
}

function nameOf(read: OptionReader, option: string): string | undefined {
  const name = read.text(option, 63);
  return name === '' ? undefined : name;
}

/** A pair of which one half is gone means nothing. */
function requireCascade(onDelete: OnDelete | undefined, { place }: OptionReader): void {
  if (onDelete !== undefined && onDelete !== 'CASCADE')
    throw new AppError('OPTION_UNSUPPORTED', { ...place, option: 'onDelete', received: onDelete });
}
