import { conditionOf, headingOf } from './plugin-row';

describe('the condition of a plugin', () => {
  it.each([
    [null, false, 'missing', undefined],
    ['started', true, 'on', undefined],
    ['stopped', false, 'off', undefined],
    ['failed', true, 'failed', undefined],
    ['found', false, 'off', undefined],
    ['found', true, 'changing', true],
    ['checked', false, 'changing', true],
    ['setUp', false, 'changing', true],
    ['draining', true, 'changing', false],
  ] as const)('in state %s, enabled: %s, is %s', (...[state, enabled, condition, heading]) => {
    expect(conditionOf({ state, enabled })).toBe(condition);
    if (state !== null) expect(headingOf({ state, enabled })).toBe(heading);
  });
});
