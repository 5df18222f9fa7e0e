import { allOf, filterOfConditions, periodValue, readConditions } from './condition';

describe('the conditions of a block', () => {
  it('are a filter of the action API', () => {
    const conditions = [
      { field: 'status', operator: '$eq', value: 'paid' },
      { field: 'shop.name', operator: '$notEmpty', value: null },
      { field: 'paidAt', operator: '$dateOn', value: periodValue('thisMonth') },
    ];
    expect(filterOfConditions(readConditions(conditions))).toEqual({
      $and: [{ status: { $eq: 'paid' } }, { 'shop.name': { $notEmpty: true } }, { paidAt: { $dateOn: '{{$nDate.thisMonth}}' } }],
    });
  });

  it.each([[undefined], [7], ['text'], [{}], [[null, 7, [], {}, { field: 7, operator: '$eq' }, { field: 'a' }]]])(
    '%j asks nothing',
    (value) => {
      expect(filterOfConditions(readConditions(value as never))).toBeUndefined();
    },
  );

  it('ask nothing before they are filled in', () => {
    expect(filterOfConditions([{ field: 'a', operator: '$includes', value: '' }])).toBeUndefined();
    expect(filterOfConditions([{ field: 'a', operator: '$eq', value: 0 }])).toEqual({ a: { $eq: 0 } });
  });

  it('come together with those of other blocks', () => {
    expect(allOf([undefined, { a: 1 }, undefined])).toEqual({ a: 1 });
    expect(allOf([{ a: 1 }, { b: 2 }])).toEqual({ $and: [{ a: 1 }, { b: 2 }] });
    expect(allOf([])).toBeUndefined();
  });
});
