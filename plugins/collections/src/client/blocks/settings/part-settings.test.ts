import { kindOfSlot, partFormSettings, readPart, slotId, splitPartSettings } from './part-settings';

describe('parts of other plugins in a block', () => {
  it('share the rights of their block', () => {
    const block = { collection: 'orders', grants: { hosts: ['a.example'] } };
    const seen = partFormSettings(block, { code: 'return 1' });
    expect(seen).toEqual({ code: 'return 1', grants: { hosts: ['a.example'] } });
    expect(splitPartSettings(block, { ...seen, code: 'return 2', grants: { hosts: [] } })).toEqual({
      block: { collection: 'orders', grants: { hosts: [] } },
      part: { code: 'return 2' },
    });
    expect(partFormSettings({}, { code: '' })).toEqual({ code: '' });
    expect(splitPartSettings({ collection: 'orders' }, { code: '' })).toEqual({ block: { collection: 'orders' }, part: { code: '' } });
  });

  it('are named by their plugin and kind', () => {
    expect(readPart({ kind: 'js-blocks.column', settings: { code: 'x' } })).toEqual({ kind: 'js-blocks.column', settings: { code: 'x' } });
    expect(readPart({ kind: 'js-blocks.column', settings: 7 })).toEqual({ kind: 'js-blocks.column', settings: {} });
    expect(readPart({ kind: 7 })).toBeUndefined();
    expect(kindOfSlot(slotId('js-blocks.column'))).toBe('js-blocks.column');
  });
});
