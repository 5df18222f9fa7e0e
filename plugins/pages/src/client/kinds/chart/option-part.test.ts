import { optionFormSettings, readOptionPart, withOptionSettings } from './option-part';

it.each([
  [{}, undefined],
  [{ option: 'js-blocks.option' }, undefined],
  [{ option: { kind: '' } }, undefined],
  [{ option: { kind: 'js-blocks.option', settings: 7 } }, { kind: 'js-blocks.option', settings: {} }],
])('%j has the part %j', (settings, part) => expect(readOptionPart(settings)).toEqual(part));

it('the rights its form changes are those of the block', () => {
  const block = { collection: 'orders', grants: { hosts: ['a.example'] } };
  const part = { kind: 'js-blocks.option', settings: { code: 'return 1' } };
  const seen = optionFormSettings(block, part);
  expect(seen).toEqual({ code: 'return 1', grants: { hosts: ['a.example'] } });
  expect(withOptionSettings(block, part, { ...seen, grants: { hosts: [] } })).toEqual({
    collection: 'orders',
    grants: { hosts: [] },
    option: part,
  });
});
