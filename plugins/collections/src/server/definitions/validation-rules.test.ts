import { type JsonValue, isAppError } from '@mortise/shared';
import { readRules } from './validation-rules';

const rules = (type: Parameters<typeof readRules>[0], ...list: JsonValue[]): unknown => {
  try {
    return readRules(type, { validation: { type: 'any', rules: list } }, 'it');
  } catch (error) {
    if (!isAppError(error)) throw error;
    return error.code;
  }
};

it.each<[Parameters<typeof readRules>[0], JsonValue, unknown]>([
  ['string', { name: 'required' }, { name: 'required' }],
  ['string', { key: 'r_1', name: 'min', args: { limit: 3 } }, { name: 'min', value: 3 }],
  ['integer', { name: 'max', args: [7.5] }, { name: 'max', value: 7.5 }],
  ['array', { name: 'length', args: 2 }, { name: 'length', value: 2 }],
  ['double', { name: 'multiple', args: { base: 0.5 } }, { name: 'multiple', value: 0.5 }],
  ['text', { name: 'pattern', args: { regex: '/^a/i' } }, { name: 'pattern', source: '^a', ignoreCase: true }],
  ['text', { name: 'pattern', args: { regex: '^a/b$' } }, { name: 'pattern', source: '^a/b$', ignoreCase: false }],
  ['date', { name: 'min', args: { limit: '2024-01-01' } }, { name: 'min', value: '2024-01-01' }],
  ['datetime', { name: 'max', args: { limit: '2024-01-01' } }, { name: 'max', value: '2024-01-01T00:00:00.000Z' }],
  ['unixTimestamp', { name: 'max', args: { limit: '2024-01-01' } }, { name: 'max', value: '2024-01-01T00:00:00.000Z' }],
  ['string', { name: 'in', args: { values: ['a', 'b'] } }, { name: 'in', values: ['a', 'b'] }],
])('reads %s %j', (type, rule, expected) => {
  expect(rules(type, rule)).toEqual([expected]);
});

it.each<[Parameters<typeof readRules>[0], JsonValue]>([
  ['string', { name: 'integer' }],
  ['integer', { name: 'email' }],
  ['boolean', { name: 'min', args: { limit: 1 } }],
  ['string', { name: 'creditCard' }],
  ['string', { name: 'constructor' }],
  ['string', 'required'],
  ['string', { name: 'min' }],
  ['string', { name: 'min', args: { limit: -1 } }],
  ['string', { name: 'min', args: { limit: '3' } }],
  ['string', { name: 'length', args: { limit: 1.5 } }],
  ['double', { name: 'multiple', args: { base: 0 } }],
  ['string', { name: 'pattern', args: { regex: '(' } }],
  ['string', { name: 'pattern', args: { regex: '(a)\\1' } }],
  ['string', { name: 'pattern', args: { regex: '/a/g' } }],
  ['string', { name: 'pattern', args: {} }],
  ['date', { name: 'min', args: { limit: '2024-02-30' } }],
  ['date', { name: 'min', args: { limit: 5 } }],
  ['string', { name: 'in', args: { values: [] } }],
  ['string', { name: 'in', args: { values: ['a', 1] } }],
])('refuses %s %j', (type, rule) => {
  expect(rules(type, rule)).toBe('DEFINITION_INVALID');
});

it('takes what is switched off for no rules', () => {
  for (const validation of [null, false, '', {}, [], { type: 'string' }, { type: 'string', rules: [] }])
    expect(readRules('string', { validation }, 'it')).toEqual([]);
  expect(() => readRules('string', { validation: 'required' }, 'it')).toThrow('DEFINITION_INVALID');
});

it('adds what an interface promises, where the type can keep it', () => {
  expect(readRules('string', { interface: 'email', validation: { rules: [{ name: 'max', args: { limit: 9 } }] } }, 'it')).toEqual([
    { name: 'email' },
    { name: 'max', value: 9 },
  ]);
  expect(readRules('string', { interface: 'email', validation: { rules: [{ name: 'email' }] } }, 'it')).toHaveLength(1);
  expect(readRules('json', { interface: 'url' }, 'it')).toEqual([]);
});
