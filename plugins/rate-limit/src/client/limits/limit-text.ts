import { useLanguage, useT } from '@mortise/plugin-api/client';
import type { Limit } from '../../contract';

/** "30,000 calls in 60 seconds" */
export function useLimitText(): (limit: Limit) => string {
  const t = useT();
  const language = useLanguage();
  return ({ points, seconds }) => {
    const numbers = new Intl.NumberFormat(language);
    return t('limits.text', { points: numbers.format(points), seconds: numbers.format(seconds) });
  };
}
