import { isGranted, withCollection, withGrant, withNames } from './edit-grants';
import { grantForCall } from './grant-for-call';

const VIEW = { kind: 'collection', resource: 'todos', action: 'view' } as const;

describe('granting', () => {
  it('adds an action to a collection, beside what is there', () => {
    const fields = ['title'];
    const one = withGrant({ hosts: ['a.example'] }, VIEW);
    expect(one).toEqual({ hosts: ['a.example'], collections: [{ resource: 'todos', actions: ['view'] }] });
    expect(withGrant({ collections: [{ resource: 'todos', actions: ['view'], fields }] }, { ...VIEW, action: 'update' })).toEqual({
      collections: [{ resource: 'todos', actions: ['view', 'update'], fields }],
    });
  });

  it('adds names once', () => {
    const once = withGrant({}, { kind: 'secret', name: 'key' });
    expect(once).toEqual({ secrets: ['key'] });
    expect(withGrant(once, { kind: 'secret', name: 'key' })).toBe(once);
    expect(isGranted(once, { kind: 'host', name: 'key' })).toBe(false);
  });

  it('changes and takes away', () => {
    const grants = withGrant(withGrant({}, VIEW), { ...VIEW, resource: 'orders' });
    expect(withCollection(grants, 0, undefined).collections).toEqual([{ resource: 'orders', actions: ['view'] }]);
    expect(withNames(grants, 'query', ['open']).queries).toEqual(['open']);
  });
});

it.each([
  ['GET todos:list', VIEW],
  ['todos:query', VIEW],
  ['POST /api/orders:create', { kind: 'collection', resource: 'orders', action: 'create' }],
  ['orders/7/lines:create', undefined],
  ['https://api.example.com:8443/x?y', { kind: 'host', name: 'api.example.com:8443' }],
  ['namedQueries:run', undefined],
  ['pm:disable', undefined],
  ['', undefined],
  [':list', undefined],
  ['https://', undefined],
])('a refused call of %j needs %j', (what, request) => {
  expect(grantForCall({ what })).toEqual(request);
});

it('a refused call to another data source needs a right there', () => {
  expect(grantForCall({ what: 'GET orders:list', dataSource: 'shop' })).toEqual({ ...VIEW, resource: 'shop/orders' });
  expect(grantForCall({ what: 'GET https://a.example/', dataSource: 'shop' })).toEqual({ kind: 'host', name: 'a.example' });
});
