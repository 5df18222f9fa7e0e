import { asPluginFilter, countPlugins, filterPlugins } from './filter-plugins';
import { RUNNING, pluginRows } from './testing/plugin-rows';

const rows = pluginRows(
  { name: 'acl', displayName: 'Access', builtIn: true, ...RUNNING },
  { name: 'mail', displayName: 'Mail', description: 'Sends letters', ...RUNNING },
  { name: 'shop', displayName: 'Shop', enabled: true, state: 'failed', reason: 'broken' },
  { name: 'club', displayName: 'Club' },
  { name: 'news', displayName: 'News', enabled: true, state: 'setUp' },
);
const names = (...args: [filter: Parameters<typeof filterPlugins>[1], search: string]) =>
  filterPlugins(rows, ...args).map(({ name }) => name);

describe('filterPlugins', () => {
  it('goes by name, with what is always on last', () => {
    expect(names('all', '')).toEqual(['club', 'mail', 'news', 'shop', 'acl']);
  });

  it('limits to a condition', () => {
    expect(names('on', '')).toEqual(['mail', 'acl']);
    expect(names('off', '')).toEqual(['club']);
    expect(names('failed', '')).toEqual(['shop']);
    expect(names('builtIn', '')).toEqual(['acl']);
  });

  it('wants every word, in any order and case', () => {
    expect(names('all', ' LETTERS  mail ')).toEqual(['mail']);
    expect(names('all', '@x/shop')).toEqual(['shop']);
    expect(names('off', 'mail')).toEqual([]);
  });

  it('counts what each filter leaves', () => {
    expect(countPlugins(rows)).toEqual({ all: 5, on: 2, off: 1, failed: 1, builtIn: 1 });
  });

  it('takes anything in the address for a filter', () => {
    expect(asPluginFilter('failed')).toBe('failed');
    expect(asPluginFilter('toString')).toBe('all');
    expect(asPluginFilter(undefined)).toBe('all');
  });
});
