import { useLanguage, useT } from '@mortise/plugin-api/client';
import { isOneOf } from '@mortise/shared';
import type { ReactNode } from 'react';
import type { GrantLine } from '../model/grant-lines';

const ACTIONS = ['view', 'create', 'update', 'destroy'] as const;

export interface GrantSentenceProps {
  readonly line: GrantLine;
  /** The block may do it from now on; else it no longer may. */
  readonly isAdded: boolean;
}

/** One right of a block as a sentence. */
export function GrantSentence({ line, isAdded }: GrantSentenceProps): ReactNode {
  const t = useT();
  const list = new Intl.ListFormat(useLanguage(), { type: 'conjunction' });
  const { what, name, actions, fields } = line;
  const words = actions.map((action) => (isOneOf(ACTIONS, action) ? t(`changes.actions.${action}`) : action));
  const right = t(`changes.grants.${what}`, { name, actions: list.format(words) });
  const only = fields === undefined ? '' : t('changes.onlyFields', { fields: list.format(fields) });
  return <li style={{ overflowWrap: 'anywhere' }}>{t(isAdded ? 'changes.mayNow' : 'changes.mayNoMore', { right: right + only })}</li>;
}
