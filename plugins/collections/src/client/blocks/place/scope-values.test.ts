import { orders } from '../../data/testing/sample-collections';
import { scopeValues } from './scope-values';

describe('what a new record begins with below a filter', () => {
  it.each([
    [undefined, {}],
    [{ status: { $eq: 'open' } }, { status: 'open' }],
    [{ $and: [{ customerId: { $eq: 3 } }, { $and: [{ paid: { $eq: true } }] }] }, { customer: 3, paid: true }],
    [{ $or: [{ status: { $eq: 'open' } }] }, {}],
    [{ $not: { status: { $eq: 'open' } }, total: { $gt: 1 }, nope: { $eq: 1 }, paid: true }, {}],
    [{ $and: 'x' }, {}],
  ])('%j gives %j', (scope, values) => {
    expect(scopeValues(orders, scope)).toEqual(values);
  });
});
