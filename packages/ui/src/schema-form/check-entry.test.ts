import type { JsonObject } from '@mortise/shared';
import { checkEntry, mustBeFilled } from './check-entry';
import { describeSchema } from './describe-schema';
import type { SchemaField } from './schema-field';

function fieldOf(schema: JsonObject, required = false): SchemaField {
  const [field] = describeSchema({ type: 'object', properties: { x: schema }, required: required ? ['x'] : [] }, 'en');
  if (field === undefined) throw new Error('No field');
  return field;
}

describe('checkEntry', () => {
  it.each<[JsonObject, unknown, string]>([
    [{ type: 'string', minLength: 3 }, 'ab', 'tooShort'],
    [{ type: 'string', maxLength: 1 }, '👍👍', 'tooLong'],
    [{ type: 'string', pattern: '^[a-z]+$' }, 'A', 'pattern'],
    [{ type: 'string', format: 'email' }, 'somebody', 'format.email'],
    [{ type: 'string', format: 'date' }, '2026-02-30', 'format.date'],
    [{ type: 'string', format: 'date-time' }, '2026-01-31T08:00', 'format.date-time'],
    [{ type: 'string', format: 'uri' }, 'example', 'format.uri'],
    [{ type: 'integer' }, 1.5, 'integer'],
    [{ type: 'number', minimum: 1 }, 0, 'atLeast'],
    [{ type: 'number', maximum: 1 }, 2, 'atMost'],
    [{ type: 'number', exclusiveMinimum: 1 }, 1, 'above'],
    [{ type: 'number', exclusiveMaximum: 1 }, 1, 'below'],
    [{ type: 'number', multipleOf: 5 }, 7, 'multipleOf'],
    [{ type: 'array', items: { type: 'string' }, minItems: 2 }, 'one', 'tooFew'],
    [{ type: 'array', items: { type: 'string' }, maxItems: 1 }, 'one\ntwo', 'tooMany'],
    [{ type: 'array', items: { type: 'string' }, uniqueItems: true }, 'one\n one ', 'twice'],
    [{ type: 'array', items: { type: 'string', format: 'email' } }, 'a@b.c\nd', 'line'],
    [{ type: 'array', uniqueItems: true, items: { enum: ['a'] }, maxItems: 0 }, ['a'], 'tooMany'],
    [{}, '{', 'json'],
    [{ type: 'array', items: {} }, '{}', 'jsonType.array'],
    [{ type: 'object' }, 'null', 'jsonType.object'],
  ])('refuses for %j the entry %j', (schema, entry, key) => {
    expect(checkEntry(fieldOf(schema), entry)?.key).toBe(key);
  });

  it.each<[JsonObject, unknown]>([
    [{ type: 'string', maxLength: 1 }, '👍'],
    [{ type: 'string', pattern: '(' }, 'left to the server'],
    [{ type: 'string', format: 'hostname' }, 'left to the server'],
    [{ type: 'string', format: 'date-time' }, '2026-01-31T08:00:00+01:00'],
    [{ type: 'string', minLength: 3 }, ''],
    [{ type: 'integer', minimum: 1 }, null],
    [{ type: 'array', items: { type: 'string' }, minItems: 2 }, ' \n '],
    [{ type: 'boolean' }, false],
    [{ enum: ['a'] }, undefined],
    [{}, '"text"'],
  ])('accepts for %j the entry %j', (schema, entry) => {
    expect(checkEntry(fieldOf(schema), entry)).toBeUndefined();
  });

  it.each<[JsonObject, boolean]>([
    [{ type: 'string' }, false],
    [{ type: 'string', minLength: 1 }, true],
    [{ type: 'string', format: 'email' }, true],
    [{ type: 'integer' }, true],
    [{ type: 'array', items: { type: 'string' } }, false],
    [{ type: 'array', items: { type: 'string' }, minItems: 1 }, true],
    [{ type: 'boolean' }, false],
    [{}, true],
  ])('knows whether %j may stay empty though it is required', (schema, demanded) => {
    const field = fieldOf(schema, true);
    expect(mustBeFilled(field)).toBe(demanded);
    expect(checkEntry(field, undefined)?.key).toBe(demanded ? 'required' : undefined);
  });
});
