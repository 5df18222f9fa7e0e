import { type Dependent, dependencyOrder } from './dependency-order';

const node = (id: string, ...requires: string[]): Dependent => ({
  id,
  requires: requires.map((name) => ({ id: name.replace('?', ''), optional: name.endsWith('?') })),
});

describe('dependencyOrder', () => {
  it('puts requirements first, otherwise sorts by id, whatever the input order', () => {
    const nodes = [
      node('web', 'users', 'acl'),
      node('acl', 'users'),
      node('users', 'collections'),
      node('collections'),
      node('zeta'),
      node('beta', 'zeta?'),
    ];
    const expected = ['collections', 'users', 'acl', 'zeta', 'beta', 'web'];
    expect(dependencyOrder(nodes).order).toEqual(expected);
    expect(dependencyOrder(nodes.toReversed()).order).toEqual(expected);
  });

  it('reports what is missing, unless it is optional', () => {
    const { missing, order } = dependencyOrder([node('a', 'ghost', 'shadow?'), node('b')]);
    expect(missing).toEqual(new Map([['a', ['ghost']]]));
    expect(order).toEqual(['a', 'b']);
  });

  it('reports each circle once and leaves out what is in one or behind one', () => {
    const { circles, order } = dependencyOrder([
      node('a', 'b'),
      node('b', 'c'),
      node('c', 'a'),
      node('d', 'a'),
      node('e'),
      node('self', 'self'),
    ]);
    expect(circles).toEqual([
      ['a', 'b', 'c', 'a'],
      ['self', 'self'],
    ]);
    expect(order).toEqual(['e']);
  });

  it('knows direct dependents that cannot do without', () => {
    const order = dependencyOrder([node('a'), node('b', 'a'), node('c', 'b'), node('d', 'a?')]);
    expect(order.dependentsOf('a')).toEqual(['b']);
  });
});
