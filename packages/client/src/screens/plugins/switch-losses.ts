import type { PluginRow } from './plugin-row';

/** Something that stops when plugins are switched off: a text below `plugins.dialog.` and how many there are. */
export interface SwitchLoss {
  readonly key: 'pagesGo' | 'actionsStop' | 'tokensEnd';
  readonly count: number;
}

/** What stops when these plugins are switched off. Nobody outside a plugin knows whether it hands out tokens, so that is always said. */
export function switchLosses(rows: readonly PluginRow[]): readonly SwitchLoss[] {
  const pages = rows.filter(({ hasClient }) => hasClient).length;
  const actions = rows.reduce((sum, { permissions }) => sum + permissions.length, 0);
  const losses: readonly SwitchLoss[] = [
    { key: 'pagesGo', count: pages },
    { key: 'actionsStop', count: actions },
    { key: 'tokensEnd', count: actions },
  ];
  return losses.filter(({ count }) => count > 0);
}
