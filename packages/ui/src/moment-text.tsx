import { useLanguage } from '@mortise/plugin-api/client';
import { Tooltip } from 'antd';
import { type ReactNode, useSyncExternalStore } from 'react';
import { useUiText } from './ui-texts';

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * 24 * 3600],
  ['month', 30 * 24 * 3600],
  ['day', 24 * 3600],
  ['hour', 3600],
  ['minute', 60],
];

export interface MomentTextProps {
  /** ISO 8601; nothing is shown as "never". */
  readonly value: string | null | undefined;
}

/** A moment as people say it ("3 hours ago"), exact when looked at closely. */
export function MomentText({ value }: MomentTextProps): ReactNode {
  const language = useLanguage();
  const t = useUiText();
  const now = useSyncExternalStore(subscribe, readMinute);
  if (value === null || value === undefined) return t('moment.never');
  const exact = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(value));
  return (
    <Tooltip title={exact}>
      <time dateTime={value}>{relative(Date.parse(value) - now, language) ?? t('moment.now')}</time>
    </Tooltip>
  );
}

const MINUTE = 60_000;

/** Texts such as "3 minutes ago" grow old while they are looked at. */
function subscribe(listener: () => void): () => void {
  const timer = setInterval(listener, MINUTE);
  return () => clearInterval(timer);
}

/** The beginning of this minute: equal until the next one, as stores must be. */
function readMinute(): number {
  return Math.floor(Date.now() / MINUTE) * MINUTE;
}

function relative(milliseconds: number, language: string): string | undefined {
  const seconds = milliseconds / 1000;
  const step = STEPS.find(([, size]) => Math.abs(seconds) >= size);
  if (step === undefined) return undefined;
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(Math.round(seconds / step[1]), step[0]);
}
