import { type TestServer, createCollection } from '@mortise/testing';
import { sendAll } from './contract-rows';

const bare = { createdAt: false, updatedAt: false, createdBy: false, updatedBy: false };
const key = { name: 'code', type: 'string', primaryKey: true };
const unfilled = (name: string, type: string) => ({ name, type, autoFill: false });

/** A column of every type that can be filtered. Row `a` is first in each of them, `b` second, `c` is blank or zero, `n` has no values. */
export const SAMPLES = [
  {
    code: 'a',
    text: 'Anna_%',
    note: 'a*b?[c]',
    int: 30,
    big: '9223372036854775807',
    dbl: 0.5,
    dec: '9.50',
    bool: true,
    at: '2024-02-29T23:30:00.000Z',
    plain: '2024-02-29 23:30:00',
    unix: '2024-02-29T23:30:00.000Z',
    day: '2024-02-29',
    time: '09:05:00',
    json: { a: 1 },
    list: ['x', 'y'],
    kinds: [1, 2],
    uuid: '0000000a-0000-4000-8000-00000000000a',
    uid: 'a_1',
    nano: 'nA',
    flake: 7,
  },
  {
    code: 'b',
    text: 'bob',
    note: 'BACK\\slash',
    int: 20,
    big: 5,
    dbl: -2.5,
    dec: '10.00',
    bool: false,
    at: '2024-03-01T00:00:00.000Z',
    plain: '2024-03-01 00:00:00',
    unix: '2024-03-01T00:00:00.000Z',
    day: '2024-03-01',
    time: '23:59:59',
    json: [1],
    list: ['y'],
    kinds: [2],
    uuid: '0000000b-0000-4000-8000-00000000000b',
    uid: 'b-2',
    nano: 'nb',
    flake: 8,
  },
  {
    code: 'c',
    text: '',
    note: '',
    int: 0,
    big: -1,
    dbl: 0,
    dec: '0.00',
    bool: false,
    at: '2023-12-31T23:59:59.000Z',
    plain: '2023-12-31 23:59:59',
    unix: '2023-12-31T23:59:59.000Z',
    day: '2023-12-31',
    time: '00:00:00',
    json: '',
    list: [],
    kinds: [],
    uuid: '0000000c-0000-4000-8000-00000000000c',
    uid: 'c',
    nano: 'nc',
    flake: 0,
  },
  { code: 'n' },
] as const;

const COLUMNS = [
  ...(['text:string', 'note:text', 'int:integer', 'big:bigInt', 'dbl:double', 'dec:decimal', 'bool:boolean'] as const),
  ...(['at:datetime', 'plain:datetimeNoTz', 'unix:unixTimestamp', 'day:date', 'time:time'] as const),
  ...(['json:json', 'list:array', 'kinds:set'] as const),
].map((text) => {
  const [name = '', type = ''] = text.split(':');
  return { name, type };
});

export async function makeSamples(server: TestServer): Promise<void> {
  const own = [unfilled('uuid', 'uuid'), unfilled('uid', 'uid'), unfilled('nano', 'nanoid'), unfilled('flake', 'snowflakeId')];
  await createCollection(server, { name: 'samples', ...bare, fields: [key, ...COLUMNS, ...own] });
  await sendAll(server, [{ ask: 'POST samples:create', body: SAMPLES }]);
}
