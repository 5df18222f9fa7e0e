import { runMessages } from './run-messages';

const hex = (...bytes: readonly (string | readonly number[])[]): string =>
  Buffer.concat(bytes.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part)))).toString('hex');
const EXECUTE = ['E', [0, 0, 0, 9], [0], [0, 0, 0, 0]];
const SYNC = ['S', [0, 0, 0, 4]];

test('Bind, Execute and Sync as the protocol has them, lengths in bytes', () => {
  const run = { name: 'm1', values: ['7', null, '', 'ü😀'] };
  const bind = ['B', [0, 0, 0, 4 + 1 + 3 + 2 + 2 + 5 + 4 + 4 + 10 + 2], [0], 'm1', [0], [0, 0], [0, 4]];
  const values = [[0, 0, 0, 1], '7', [255, 255, 255, 255], [0, 0, 0, 0], [0, 0, 0, 6], 'ü😀', [0, 0]];
  expect(runMessages([run]).toString('hex')).toBe(hex(...bind, ...values, ...EXECUTE, ...SYNC));
});

test('several runs one behind the other', () => {
  const runs = [
    { name: 'm1', values: ['1'] },
    { name: 'm22', values: [] },
  ];
  const each = runs.map((run) => runMessages([run]));
  expect(runMessages(runs)).toEqual(Buffer.concat(each));
});

test('several runs as one transaction: a single Sync behind the last', () => {
  const run = { name: 'm1', values: ['1'] };
  const sync = hex(...SYNC);
  const alone = runMessages([run], 'last').toString('hex');
  expect(alone).toBe(runMessages([run]).toString('hex'));
  expect(runMessages([run, run], 'last').toString('hex')).toBe(alone.slice(0, -sync.length) + alone);
});
