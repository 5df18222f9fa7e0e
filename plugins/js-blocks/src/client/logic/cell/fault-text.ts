import type { CellFault, LogicFault } from '@mortise/js-runtime/logic';
import type { Translate } from '@mortise/plugin-api/client';
import type { CodeSettings } from '../settings/code-settings';

/** Why code gave nothing to show: in two words, and at length. */
export interface FaultText {
  readonly short: string;
  readonly long: string;
}

export function faultText(t: Translate, fault: LogicFault): FaultText {
  if (fault.reason !== 'thrown') return { short: t(`logic.stopped.${fault.reason}`), long: t(`logic.stoppedHint.${fault.reason}`) };
  const { name, message, line, column } = fault;
  const place = line === undefined ? '' : ` (${t('logic.place', { line, column })})`;
  return { short: t('logic.failed'), long: `${name}: ${message}${place}` };
}

/** Why code that is written is not run. */
export function mistakeText(t: Translate, { mistake }: Pick<CodeSettings, 'mistake'>): FaultText {
  if (mistake === undefined) return { short: t('logic.failed'), long: t('logic.broken') };
  return faultText(t, { ...mistake, reason: 'thrown', name: 'SyntaxError', stack: '' });
}

export function cellFaultText(t: Translate, { reason, what }: CellFault): FaultText {
  return { short: t('logic.notShown'), long: t(`logic.cellFault.${reason}`, { what }) };
}
