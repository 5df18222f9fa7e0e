import { type TestServer, createCollection } from '@mortise/testing';
import { type ContractRow, contractSuite } from './testing/contract-rows';

const bare = { createdAt: false, updatedAt: false, createdBy: false, updatedBy: false };
const rules = (...list: object[]) => ({ validation: { rules: list } });

async function makeTypes(server: TestServer): Promise<void> {
  const fields = [
    'string',
    'text',
    'integer',
    'bigInt',
    'double',
    'boolean',
    'datetime',
    'datetimeNoTz',
    'date',
    'time',
    'unixTimestamp',
    'json',
    'array',
    'set',
    'uuid',
    'nanoid',
    'snowflakeId',
    'password',
  ].map((type) => ({ name: type, type }));
  await createCollection(server, {
    name: 'typed',
    ...bare,
    fields: [
      ...fields,
      { name: 'decimal', type: 'decimal', precision: 12, scale: 2 },
      { name: 'uid', type: 'uid', prefix: 'p_' },
      { name: 'sort', type: 'sort' },
      { name: 'once', type: 'string', unique: true },
      { name: 'defaulted', type: 'string', defaultValue: 'x' },
      { name: 'milli', type: 'unixTimestamp', accuracy: 'millisecond' },
    ],
  });
  await createCollection(server, {
    name: 'ruled',
    ...bare,
    fields: [
      { name: 'need', type: 'string', ...rules({ name: 'required' }) },
      { name: 'short', type: 'string', ...rules({ name: 'min', args: { limit: 2 } }, { name: 'max', args: { limit: 3 } }) },
      { name: 'pattern', type: 'string', ...rules({ name: 'pattern', args: { regex: '/^a/' } }) },
      { name: 'small', type: 'integer', ...rules({ name: 'max', args: { limit: 5 } }) },
      { name: 'mail', type: 'string', ...rules({ name: 'email' }) },
    ],
  });
}

/** What goes in and what comes out of a field of a type. */
type Stored = readonly [row: string, type: string, given: unknown, answered?: unknown];
const stored = (...[row, type, given, answered = given]: Stored): ContractRow => ({
  row,
  says: `${type}: ${JSON.stringify(given)}`,
  ask: 'POST typed:create',
  body: { [type]: given },
  data: { [type]: answered },
});
const refused = (row: string, type: string, given: unknown): ContractRow => ({
  row,
  says: `no ${type}: ${JSON.stringify(given)?.slice(0, 60)}`,
  ask: 'POST typed:create',
  body: { [type]: given },
  status: 400,
  code: 'VALUE_INVALID',
});

const ON_THE_WIRE: readonly ContractRow[] = [
  stored('T1', 'string', 'äöü 汉字 😀'),
  stored('T2', 'string', ''),
  stored('T3', 'text', 'x'.repeat(5000)),
  stored('T4', 'integer', -2_147_483_648),
  stored('T5', 'bigInt', 9_007_199_254_740_991),
  stored('T6', 'bigInt', '9223372036854775807'),
  stored('T7', 'bigInt', '7', 7),
  stored('T8', 'double', 0.1),
  stored('T9', 'decimal', 1.5, '1.50'),
  stored('T10', 'decimal', '-9999999999.99'),
  stored('T11', 'boolean', false),
  stored('T12', 'datetime', '2024-02-29T10:00:00+08:00', '2024-02-29T02:00:00.000Z'),
  stored('T13', 'datetime', '2024-02-29T10:00:00.123Z'),
  stored('T14', 'datetimeNoTz', '2024-02-29T10:00:00', '2024-02-29 10:00:00'),
  stored('T15', 'date', '2024-02-29'),
  stored('T16', 'time', '10:05', '10:05:00'),
  stored('T17', 'unixTimestamp', '2024-02-29T10:00:00.123Z', '2024-02-29T10:00:00.000Z'),
  stored('T18', 'milli', '2024-02-29T10:00:00.123Z'),
  stored('T19', 'json', { a: [1, null, { b: 'c' }] }),
  stored('T20', 'json', null),
  stored('T21', 'array', ['b', 'a', 'b', 1, true]),
  stored('T22', 'set', ['b', 'a', 'b'], ['b', 'a']),
  stored('T23', 'uuid', '0000000A-0000-4000-8000-00000000000A', '0000000a-0000-4000-8000-00000000000a'),
  {
    row: 'T24',
    says: 'password: never shown',
    ask: 'POST typed:create',
    body: { password: 'correct horse' },
    data: { string: null },
    without: ['password'],
  },
  {
    row: 'T25',
    says: 'made where nothing is given',
    ask: 'POST typed:create',
    body: {},
    data: {
      uid: expect.stringMatching(/^p_/),
      nanoid: expect.stringMatching(/^.{12}$/),
      uuid: expect.stringMatching(/^[\da-f-]{36}$/),
      snowflakeId: expect.any(Number),
      sort: expect.any(Number),
      defaulted: 'x',
    },
  },
  {
    row: 'T27',
    says: 'an empty text in a unique field is no value, so that many may have it',
    given: [{ ask: 'POST typed:create', body: { once: '' } }],
    ask: 'POST typed:create',
    body: { once: '' },
    data: { once: null },
  },
  { row: 'T26', says: 'null is no value, and no default', ask: 'POST typed:create', body: { defaulted: null }, data: { defaulted: null } },
];

const NOT_STORED: readonly ContractRow[] = [
  refused('T40', 'string', 'x'.repeat(256)),
  refused('T41', 'integer', 1.5),
  refused('T42', 'integer', 2_147_483_648),
  refused('T43', 'bigInt', '9223372036854775808'),
  refused('T44', 'decimal', '1.234'),
  refused('T45', 'boolean', 'yes'),
  refused('T46', 'datetime', 'soon'),
  refused('T47', 'date', '2023-02-29'),
  refused('T48', 'time', '25:00'),
  refused('T49', 'array', 'a'),
  refused('T50', 'uuid', 'x'),
  refused('T51', 'uid', 'no spaces'),
  refused('T52', 'string', 5),
];

const rule = (...[row, says, body, fault]: readonly [row: string, says: string, body: object, fault?: string]): ContractRow => ({
  row,
  says,
  ask: 'POST ruled:create',
  body,
  ...(fault === undefined
    ? { data: body }
    : {
        status: 400,
        code: fault,
      }),
});
const RULES: readonly ContractRow[] = [
  rule('T60', 'all rules met', { need: 'x', short: 'ab', pattern: 'abc', small: 5, mail: 'a@x.io' }),
  rule('T61', 'required', {}, 'VALUE_INVALID'),
  rule('T62', 'too short', { need: 'x', short: 'a' }, 'VALUE_INVALID'),
  rule('T63', 'too long', { need: 'x', short: 'abcd' }, 'VALUE_INVALID'),
  rule('T64', 'pattern', { need: 'x', pattern: 'b' }, 'VALUE_INVALID'),
  rule('T65', 'too large', { need: 'x', small: 6 }, 'VALUE_INVALID'),
  rule('T66', 'no address', { need: 'x', mail: 'a' }, 'VALUE_INVALID'),
  {
    row: 'T67',
    says: 'on update only what is sent is looked at',
    given: [
      {
        ask: 'POST ruled:create',
        body: { need: 'x' },
      },
    ],
    ask: 'POST ruled:update?filterByTk=1',
    body: { small: 1 },
    data: [{ small: 1 }],
  },
];

/** What an interface is stored as when no type is given. */
const INTERFACES: Readonly<Record<string, readonly string[]>> = {
  string: ['input', 'email', 'phone', 'color', 'icon', 'select', 'radioGroup', 'attachmentURL'],
  text: ['textarea', 'markdown', 'richText', 'vditor', 'url', 'code'],
  bigInt: ['integer'],
  double: ['number', 'percent'],
  boolean: ['checkbox'],
  array: ['checkboxGroup', 'multipleSelect'],
  datetime: ['datetime'],
  datetimeNoTz: ['datetimeNoTz'],
  date: ['date'],
  time: ['time'],
  unixTimestamp: ['unixTimestamp'],
  json: ['json'],
  password: ['password'],
  uuid: ['uuid'],
  nanoid: ['nanoid'],
  snowflakeId: ['snowflakeId'],
  sort: ['sort'],
};
const uiSchema = { enum: [{ value: 'a', label: 'A' }] };
const interfaceRows = Object.entries(INTERFACES).map(([type, names], index): ContractRow => ({
  row: `T${80 + index}`,
  says: `${names.join(', ')}: stored as ${type}`,
  ask: 'POST collections:create',
  body: { name: `i${index}`, ...bare, fields: names.map((name) => ({ name, interface: name, uiSchema })) },
  data: { fields: [{ name: 'id' }, ...names.map((name) => ({ name, type }))] },
}));

contractSuite('types of fields', { setup: makeTypes, rows: [...ON_THE_WIRE, ...NOT_STORED, ...RULES, ...interfaceRows] });
