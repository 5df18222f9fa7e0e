import { answer, defineAction } from '@mortise/plugin-api/server';
import { isAppError } from '@mortise/shared';
import { createBodySchemas } from './body-schemas';

const schemas = createBodySchemas();
const open = { permission: { kind: 'public' }, safe: false, run: () => answer(null) } as const;
const signIn = defineAction({
  ...open,
  body: {
    type: 'object',
    required: ['account'],
    additionalProperties: false,
    properties: { account: { type: 'string', minLength: 1, maxLength: 20 }, mode: { enum: ['a', 'b'] } },
  },
});

function faults(values: unknown): unknown[] {
  try {
    schemas.check(signIn, values as never);
  } catch (error) {
    if (isAppError(error)) return [error, ...error.siblings].map(({ code, details }) => ({ code, ...details }));
  }
  return [];
}

describe('bodies of plugins’ actions', () => {
  test('what fits goes through; no body counts as an empty object', () => {
    expect(schemas.check(signIn, { account: 'a' })).toEqual({ account: 'a' });
    expect(faults(undefined)).toEqual([{ code: 'BODY_INVALID', path: 'body/account', expected: 'given' }]);
  });

  test('every fault is named', () => {
    expect(faults({ account: 1, mode: 'c', other: true })).toEqual([
      { code: 'BODY_INVALID', path: 'body/other', expected: 'left out, it is not known here' },
      { code: 'BODY_INVALID', path: 'body/account', expected: 'string', received: 'number' },
      { code: 'BODY_INVALID', path: 'body/mode', expected: ['a', 'b'], received: 'string', length: 1 },
    ]);
    expect(faults([])).toEqual([{ code: 'BODY_INVALID', path: 'body', expected: 'object', received: 'array', length: 0 }]);
  });

  test('says how long a text was, but not the text, which may be a secret', () => {
    expect(faults({ account: 'my secret phrase that is too long' })).toEqual([
      { code: 'BODY_INVALID', path: 'body/account', expected: 'at most 20 characters long', received: 'string', length: 33 },
    ]);
  });

  test('an action without a schema takes nothing', () => {
    const action = defineAction(open);
    expect(schemas.check(action, undefined)).toBeUndefined();
    expect(schemas.check(action, {})).toBeUndefined();
    expect(() => schemas.check(action, { a: 1 })).toThrow(expect.objectContaining({ code: 'BODY_INVALID' }));
  });
});
