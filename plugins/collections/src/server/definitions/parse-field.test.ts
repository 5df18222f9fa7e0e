import { type JsonObject, isAppError } from '@mortise/shared';
import { parseField } from './parse-field';

function codeOf(body: JsonObject): { code: string; details: unknown } | undefined {
  try {
    parseField(body);
    return undefined;
  } catch (error) {
    if (!isAppError(error)) throw error;
    return { code: error.code, details: error.details };
  }
}

describe('parseField', () => {
  it.each([
    [{ type: 'string' }, 'string'],
    [{ type: 'date', interface: 'datetime' }, 'datetime'],
    [{ type: 'date', interface: 'createdAt' }, 'datetime'],
    [{ type: 'date' }, 'date'],
    [{ type: 'dateOnly', interface: 'date' }, 'date'],
    [{ type: 'datetimeTz' }, 'datetime'],
    [{ type: 'float' }, 'double'],
    [{ type: 'real' }, 'double'],
    [{ type: 'jsonb' }, 'json'],
    [{ interface: 'input' }, 'string'],
    [{ interface: 'richText' }, 'text'],
    [{ interface: 'url' }, 'text'],
    [{ interface: 'integer' }, 'bigInt'],
    [{ interface: 'percent' }, 'double'],
    [{ interface: 'checkbox' }, 'boolean'],
    [{ interface: 'datetime' }, 'datetime'],
    [{ type: 'percent' }, 'double'],
    [{ interface: 'datetimeNoTz' }, 'datetimeNoTz'],
    [{ interface: 'unixTimestamp' }, 'unixTimestamp'],
    [{ interface: 'time' }, 'time'],
    [{ interface: 'multipleSelect' }, 'array'],
    [{ interface: 'checkboxGroup' }, 'array'],
    [{ type: 'set', interface: 'multipleSelect' }, 'set'],
    [{ interface: 'password' }, 'password'],
    [{ interface: 'nanoid' }, 'nanoid'],
    [{ type: 'uid' }, 'uid'],
    [{ interface: 'snowflakeId' }, 'snowflakeId'],
    [{ interface: 'sort' }, 'sort'],
    [{ interface: 'm2o', target: 'users' }, 'belongsTo'],
    [{ interface: 'o2m', target: 'users' }, 'hasMany'],
    [{ interface: 'oho', target: 'users' }, 'hasOne'],
    [{ interface: 'm2m', target: 'users' }, 'belongsToMany'],
  ])('reads the type of %j as %s', (body, type) => {
    expect(parseField({ name: 'it', ...body }).type).toBe(type);
  });

  it.each([
    [{ name: 'a', type: 'sequence' }, 'DEFINITION_INVALID'],
    [{ name: 'a', interface: 'formula' }, 'DEFINITION_INVALID'],
    [{ name: 'a' }, 'DEFINITION_INVALID'],
    [{ name: '1a', type: 'string' }, 'NAME_INVALID'],
    [{ type: 'string' }, 'NAME_INVALID'],
    [{ name: 'constructor', type: 'string' }, 'NAME_RESERVED'],
    [{ name: 'a', type: 'string', unique: 'yes' }, 'DEFINITION_INVALID'],
    [{ name: 'a', type: 'string', length: 0 }, 'DEFINITION_INVALID'],
    [{ name: 'a', type: 'decimal', precision: 19 }, 'DEFINITION_INVALID'],
    [{ name: 'a', type: 'decimal', precision: 4, scale: 5 }, 'DEFINITION_INVALID'],
    [{ name: 'a', type: 'integer', autoIncrement: true }, 'DEFINITION_INVALID'],
    [{ name: 'a', type: 'json', primaryKey: true }, 'DEFINITION_INVALID'],
    [{ name: 'a', type: 'integer', defaultValue: 'x' }, 'DEFINITION_INVALID'],
    [{ name: 'a', type: 'belongsTo' }, 'DEFINITION_INVALID'],
    [{ name: 'a', type: 'belongsTo', target: 'b', onDelete: 'NO ACTION' }, 'DEFINITION_INVALID'],
    [{ name: 'a', type: 'belongsToMany', target: 'b', onDelete: 'RESTRICT' }, 'OPTION_UNSUPPORTED'],
    [{ name: 'a', type: 'hasMany', target: 'b', through: 'c' }, 'OPTION_UNSUPPORTED'],
    [{ name: 'a', type: 'belongsTo', target: 'b', unique: true }, 'OPTION_UNSUPPORTED'],
    [{ name: 'a', type: 'belongsTo', target: 'b', allowNull: false }, 'OPTION_UNSUPPORTED'],
    [{ name: 'a', type: 'hasMany', target: 'b', defaultValue: 1 }, 'OPTION_UNSUPPORTED'],
    [{ name: 'a', interface: 'm2m', target: 'b', primaryKey: true }, 'OPTION_UNSUPPORTED'],
    [{ name: 'a', type: 'hasMany', target: 'b', validation: { rules: [{ name: 'required' }] } }, 'OPTION_UNSUPPORTED'],
    [{ name: 'a', type: 'belongsTo', target: 'b', validation: { rules: [{ name: 'min', args: { limit: 1 } }] } }, 'DEFINITION_INVALID'],
    [{ name: 'a', type: 'string', hidden: true }, 'OPTION_UNSUPPORTED'],
    [{ name: 'a', type: 'date', defaultToCurrentTime: true }, 'OPTION_UNSUPPORTED'],
    [{ name: 'a', type: 'string', onUpdateToCurrentTime: true }, 'OPTION_UNSUPPORTED'],
    [{ name: 'a', type: 'array', primaryKey: true }, 'DEFINITION_INVALID'],
    [{ name: 'a', type: 'set', unique: true }, 'DEFINITION_INVALID'],
    [{ name: 'a', type: 'password', unique: true }, 'DEFINITION_INVALID'],
    [{ name: 'a', type: 'password', defaultValue: 'secret-word' }, 'DEFINITION_INVALID'],
    [{ name: 'a', type: 'time', defaultValue: '25:00:00' }, 'DEFINITION_INVALID'],
    [{ name: 'a', type: 'unixTimestamp', accuracy: 'minute' }, 'DEFINITION_INVALID'],
    [{ name: 'a', type: 'uid', prefix: '-a' }, 'DEFINITION_INVALID'],
    [{ name: 'a', type: 'nanoid', size: 1 }, 'DEFINITION_INVALID'],
    [{ name: 'a', type: 'nanoid', customAlphabet: 'aa' }, 'DEFINITION_INVALID'],
    [{ name: 'a', type: 'sort', scopeKey: '1a' }, 'DEFINITION_INVALID'],
    [{ name: 'a', type: 'string', field: 'b' }, 'OPTION_UNSUPPORTED'],
  ])('refuses %j with %s', (body, code) => {
    expect(codeOf(body as JsonObject)).toMatchObject({ code });
  });

  it('lists the known types when one is unknown', () => {
    expect(codeOf({ name: 'a', type: 'point' })).toMatchObject({
      details: { field: 'a', received: 'point', expected: expect.arrayContaining(['string', 'hasMany']) },
    });
  });

  it('accepts unsupported options that are switched off, and keeps what describes the field', () => {
    const kept = {
      interface: 'input',
      uiSchema: { title: 'Title' },
      validation: { type: 'string', rules: [] },
      trim: false,
      hidden: false,
    };
    const body = { key: 'abc', name: 'title', type: 'string', unique: true, allowNull: false, collectionName: 'posts', length: 20 };
    expect(parseField({ ...body, ...kept })).toEqual({
      name: 'title',
      type: 'string',
      settings: { unique: true, allowNull: false, length: 20 },
      options: kept,
    });
  });

  it('stores a default in the form of its column', () => {
    expect(parseField({ name: 'a', type: 'datetime', defaultValue: '2026-01-02' }).settings.defaultValue).toBe('2026-01-02T00:00:00.000Z');
    expect(parseField({ name: 'a', type: 'decimal', scale: 2, defaultValue: 1 }).settings.defaultValue).toBe('1.00');
    expect(parseField({ name: 'a', type: 'boolean', defaultValue: false }).settings.defaultValue).toBe(false);
  });
});
