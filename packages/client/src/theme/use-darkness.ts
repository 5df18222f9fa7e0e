import type { ThemeChoice } from '@mortise/plugin-api/client';
import { useEffect } from 'react';
import { useMediaQuery } from './use-media-query';

/** Whether to be dark: the viewer's choice, or what the system says. The document is marked for styles outside antd. */
export function useDarkness(choice: ThemeChoice): boolean {
  const systemIsDark = useMediaQuery('(prefers-color-scheme: dark)');
  const dark = choice === 'auto' ? systemIsDark : choice === 'dark';
  useEffect(() => {
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
  }, [dark]);
  return dark;
}
