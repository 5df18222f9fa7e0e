import type { ReactNode } from 'react';
import { LISTS } from '../../contract/rule';
import { LinesField } from './lines-field';

/** The three lists of a rule, within a form. */
export function RuleFields(): ReactNode {
  return LISTS.map((list) => <LinesField key={list} list={list} />);
}
