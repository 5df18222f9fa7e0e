import { readStrategy, strategyGrants } from './strategy';

describe('readStrategy', () => {
  it.each([
    [undefined, []],
    [null, []],
    [{}, []],
    [{ actions: [] }, []],
    [{ actions: '*' }, ['*']],
    [{ actions: ['view:own', 'create'] }, ['view:own', 'create']],
  ])('reads %j', (value, actions) => {
    expect(readStrategy(value)).toEqual({ actions });
  });

  it.each([
    'view',
    7,
    [],
    { actions: 'view' },
    { actions: ['list'] },
    { actions: ['view:all'] },
    { actions: ['create:own'] },
    { actions: [7] },
    { actions: ['-'] },
  ])('refuses %j', (value) => {
    expect(() => readStrategy(value)).toThrow(expect.objectContaining({ code: 'VALUE_INVALID' }));
  });
});

describe('strategyGrants', () => {
  const given = (actions: readonly string[]): unknown => strategyGrants({ actions }, 9).map(({ action, scopeId }) => [action, scopeId]);

  it('binds the own actions to the own scope', () => {
    expect(given(['create', 'view:own'])).toEqual([
      ['create', null],
      ['view', 9],
    ]);
  });

  it('gives one grant for an action, and the wider one', () => {
    expect(given(['view:own', 'view'])).toEqual([['view', null]]);
    expect(given(['view', 'view:own'])).toEqual([['view', null]]);
  });

  it('reads * as every action', () => {
    expect(given(['*'])).toHaveLength(6);
  });
});
