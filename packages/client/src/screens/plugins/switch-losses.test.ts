import { switchLosses } from './switch-losses';
import { pluginRows } from './testing/plugin-rows';

const permissions = [{ name: 'mails:send', title: 'Send', risk: 'write' }] as const;

describe('switchLosses', () => {
  it('counts what stops over all plugins that are switched off', () => {
    const rows = pluginRows({ name: 'a', hasClient: true, permissions }, { name: 'b', hasClient: true, permissions });
    expect(switchLosses(rows)).toEqual([
      { key: 'pagesGo', count: 2 },
      { key: 'actionsStop', count: 2 },
      { key: 'tokensEnd', count: 2 },
    ]);
  });

  it('says nothing of what a plugin does not have', () => {
    expect(switchLosses(pluginRows({ name: 'a' }))).toEqual([]);
  });
});
