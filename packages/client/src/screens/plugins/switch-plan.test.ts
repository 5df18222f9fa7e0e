import type { PluginRow } from './plugin-row';
import { planSwitch, switchKeys } from './switch-plan';
import { RUNNING, pluginRows } from './testing/plugin-rows';

function plan(rows: readonly PluginRow[], name: string, on: boolean) {
  const row = rows.find((candidate) => candidate.name === name);
  if (row === undefined) throw new Error('No such plugin');
  return planSwitch(row, on, rows);
}

describe('planSwitch', () => {
  it('switches on what is needed first, each after what it needs itself', () => {
    const rows = pluginRows(
      { name: 'shop', needs: ['pay', 'mail'] },
      { name: 'pay', needs: ['mail', 'users'] },
      { name: 'mail' },
      { name: 'users', ...RUNNING },
    );
    expect(switchKeys(plan(rows, 'shop', true))).toEqual(['mail', 'pay', 'shop']);
  });

  it('tries again what failed', () => {
    const rows = pluginRows({ name: 'shop', needs: ['mail'] }, { name: 'mail', enabled: true, state: 'failed' });
    expect(switchKeys(plan(rows, 'shop', true))).toEqual(['mail', 'shop']);
  });

  it('switches off what needs it first, and leaves alone what does not run', () => {
    const rows = pluginRows(
      { name: 'mail', ...RUNNING },
      { name: 'pay', needs: ['mail'], ...RUNNING },
      { name: 'shop', needs: ['pay'], ...RUNNING },
      { name: 'club', needs: ['mail'] },
      { name: 'news', needs: ['mail'], enabled: true, state: 'failed' },
    );
    expect(switchKeys(plan(rows, 'mail', false))).toEqual(['shop', 'pay', 'mail']);
  });

  it('names what stands in the way', () => {
    const rows = pluginRows(
      { name: 'shop', needs: ['gone'] },
      { name: 'mail', ...RUNNING },
      { name: 'core', displayName: 'Core', builtIn: true, needs: ['mail'], ...RUNNING },
    );
    expect(plan(rows, 'shop', true).obstacles).toEqual(['gone']);
    expect(plan(rows, 'mail', false).obstacles).toEqual(['Core']);
  });

  it('comes to an end when plugins need each other', () => {
    const rows = pluginRows({ name: 'a', needs: ['b'] }, { name: 'b', needs: ['a'] });
    expect(switchKeys(plan(rows, 'a', true))).toEqual(['b', 'a']);
  });
});
