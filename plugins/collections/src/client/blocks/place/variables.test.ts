import { type VariableSources, resolveFilter, variableValue, variablesIn } from './variables';

const user = { id: 7, nickname: 'Ann', username: 'ann', email: null, phone: '1', appLang: null, theme: null };
const sources: VariableSources = {
  user,
  role: 'editor',
  now: new Date(2026, 0, 5, 10),
  recordKey: 12,
  record: { title: 'Twelve', customerId: 3 },
};
const valueOf = (name: string) => variableValue(name, sources);

describe('variables of a block', () => {
  it.each([
    ['user.id', 7],
    ['user.nickname', 'Ann'],
    ['user.email', null],
    ['user.phone', undefined],
    ['user.constructor', undefined],
    ['role', 'editor'],
    ['role.x', undefined],
    ['today', '2026-01-05'],
    ['now', new Date(2026, 0, 5, 10).toISOString()],
    ['record.key', 12],
    ['record.title', 'Twelve'],
    ['record.nope', undefined],
    ['record.title.length', undefined],
    ['nothing', undefined],
  ])('%s is %j', (name, value) => {
    expect(valueOf(name)).toEqual(value);
  });

  it('are found wherever values stand', () => {
    const filter = { $and: [{ ownerId: { $eq: '{{user.id}}' } }, { title: { $in: ['{{ record.title }}', 'not {{this}}'] } }] };
    expect(variablesIn(filter)).toEqual(['user.id', 'record.title']);
    expect(resolveFilter(filter, valueOf)).toEqual({ $and: [{ ownerId: { $eq: 7 } }, { title: { $in: ['Twelve', 'not {{this}}'] } }] });
  });

  it('make a filter impossible when they stand for nothing, so that it never means everything', () => {
    expect(resolveFilter({ a: { $eq: '{{record.nope}}' } }, valueOf)).toBeUndefined();
    expect(resolveFilter({ a: { $eq: '{{user.email}}' } }, valueOf)).toBeUndefined();
    expect(resolveFilter({ a: { $eq: null } }, valueOf)).toEqual({ a: { $eq: null } });
  });
});
