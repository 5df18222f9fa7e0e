import type { JsonObject } from '@mortise/shared';
import { describeSchema } from './describe-schema';

const object = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({ type: 'object', properties, ...more });
const controlOf = (schema: JsonObject) => describeSchema(object({ x: schema }), 'en')[0]?.control;

describe('describeSchema', () => {
  it('keeps the order, the texts and what is required', () => {
    const schema = object(
      {
        zone: { type: 'string', title: { en: 'Zone', 'zh-CN': '时区' }, description: 'Where clocks stand', default: 'UTC' },
        maxRetries: { type: 'integer' },
      },
      { required: ['maxRetries'] },
    );
    const [zone, retries] = describeSchema(schema, 'zh-CN');
    expect(zone).toMatchObject({ path: ['zone'], label: '时区', help: 'Where clocks stand', required: false, fallback: 'UTC' });
    expect(retries).toMatchObject({ path: ['maxRetries'], label: 'Max retries', required: true });
  });

  it.each<[string, JsonObject, JsonObject]>([
    ['a text', { type: 'string', minLength: 1, maxLength: 9, pattern: '^a' }, { kind: 'text', minLength: 1, maxLength: 9, pattern: '^a' }],
    ['a secret', { type: 'string', writeOnly: true }, { kind: 'text', secret: true }],
    ['a long text', { type: 'string', 'x-multiline': true }, { kind: 'text', multiline: true }],
    ['a whole number', { type: 'integer', minimum: 1, maximum: 5 }, { kind: 'number', integer: true, minimum: 1, maximum: 5 }],
    ['a number between', { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 }, { kind: 'number', above: 0, below: 1 }],
    ['yes or no', { type: 'boolean' }, { kind: 'switch' }],
    ['texts', { type: 'array', items: { type: 'string', maxLength: 3 } }, { kind: 'lines', line: { kind: 'text', maxLength: 3 } }],
    ['anything', {}, { kind: 'json' }],
    ['objects in a list', { type: 'array', items: { type: 'object' } }, { kind: 'json', type: 'array' }],
    ['one of several shapes', { oneOf: [{ type: 'string' }, { type: 'number' }] }, { kind: 'json' }],
    ['a reference', { $ref: '#/definitions/a' }, { kind: 'json' }],
    ['values of several types', { enum: ['a', null] }, { kind: 'json' }],
    ['a free object', { type: 'object' }, { kind: 'json', type: 'object' }],
  ])('finds the control for %s', (...[, schema, control]) => {
    expect(controlOf(schema)).toMatchObject(control);
  });

  it('offers given values with their labels', () => {
    const options = [
      { value: 'low', label: 'Quiet' },
      { value: 'high', label: 'high' },
    ];
    expect(controlOf({ enum: ['low', 'high'], 'x-labels': { low: { en: 'Quiet' } } })).toEqual({ kind: 'choice', options });
    expect(controlOf({ oneOf: [{ const: 'low', title: 'Quiet' }, { const: 'high' }] })).toEqual({ kind: 'choice', options });
    expect(controlOf({ type: 'array', uniqueItems: true, items: { enum: [1, 2] } })).toMatchObject({ kind: 'choices' });
    expect(controlOf({ type: 'array', items: { enum: [1, 2] } })).toMatchObject({ kind: 'json' });
  });

  it('makes a group of an object, and JSON of an object in it', () => {
    const inner = object({ port: { type: 'integer' }, options: object({ tls: { type: 'boolean' } }) });
    expect(controlOf(inner)).toMatchObject({
      kind: 'group',
      fields: [
        { path: ['x', 'port'], control: { kind: 'number' } },
        { path: ['x', 'options'], control: { kind: 'json', type: 'object' } },
      ],
    });
  });

  it.each<[string, JsonObject]>([
    ['has no properties', { type: 'object' }],
    ['has properties that depend on each other', object({ a: { type: 'string' } }, { oneOf: [] })],
    ['is no object', { type: 'string' }],
    ['is empty', {}],
  ])('takes the whole as JSON when the schema %s', (...[, schema]) => {
    expect(describeSchema(schema, 'en')).toMatchObject([{ path: [], control: { kind: 'json', type: 'object' } }]);
  });

  it('survives what is no schema', () => {
    expect(describeSchema(object({ a: true, b: { type: ['string', 'null'] }, c: { enum: [] } }), 'en')).toHaveLength(3);
    expect(describeSchema(object({ a: { type: 'string', minLength: '3', title: {} } }), 'en')[0]?.label).toBe('A');
  });
});
