import { Loaded } from '@mortise/ui';
import type { ReactNode } from 'react';
import { EVERYTHING } from '../../contract/rule';
import { useRule } from '../rule-queries';
import { EverythingForm } from './everything-form';

/** The rule for every request. */
export function EverythingTab(): ReactNode {
  return <Loaded query={useRule(EVERYTHING)}>{(rule) => <EverythingForm rule={rule} />}</Loaded>;
}
