import type { Translate } from '@mortise/plugin-api/client';
import {
  type Entry,
  type GrantableCollection,
  type Level,
  MATRIX_ACTIONS,
  type MatrixAction,
  grantOf,
  levelOf,
} from '../permissions/rights';
import { type RoleDefaults, defaultLevel } from '../permissions/strategy';

/** What a role may do with one action in the end. */
export interface EffectiveRight {
  readonly action: MatrixAction;
  readonly level: Level;
  /** How many fields it is limited to; undefined: all. */
  readonly fields: number | undefined;
}

export function effectiveRights(collection: GrantableCollection, entry: Entry, defaults: RoleDefaults): readonly EffectiveRight[] {
  return MATRIX_ACTIONS.map((action) => {
    if (entry === undefined) return { action, level: defaultLevel(collection, action, defaults), fields: undefined };
    const grant = grantOf(entry, action);
    return { action, level: levelOf(grant), fields: grant?.fields?.length };
  });
}

export interface SentenceOptions {
  readonly t: Translate;
  /** BCP 47 tag. */
  readonly language: string;
  /** Title of the role. */
  readonly role: string;
}

/** "Whoever acts as Editor can view all records and add records, but cannot edit or delete records." */
export function rightsSentence(rights: readonly EffectiveRight[], { t, language, role }: SentenceOptions): string {
  const can = rights.filter(({ level }) => level !== 'none').map((right) => phrase(right, t));
  const cannot = rights.filter(({ level }) => level === 'none').map(({ action }) => t(`sentence.${action}.none`));
  const both = new Intl.ListFormat(language, { type: 'conjunction' }).format(can);
  const neither = new Intl.ListFormat(language, { type: 'disjunction' }).format(cannot);
  if (can.length === 0) return t('sentence.nothing', { role });
  return cannot.length === 0 ? t('sentence.can', { role, can: both }) : t('sentence.canBut', { role, can: both, cannot: neither });
}

function phrase({ action, level, fields }: EffectiveRight, t: Translate): string {
  const right = t(`sentence.${action}.${level}`);
  return fields === undefined ? right : t('sentence.limited', { right, count: fields });
}
