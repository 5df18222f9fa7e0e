import { EMPTY_LOG, type ToldLog, withCall, withFault, withLine } from './run-log';

const line = (text: string, level = 'info') => ({ level, text, at: 1 });
const told = (...texts: readonly string[]): ToldLog => texts.reduce((log, text) => withLine(log, line(text)), EMPTY_LOG);

it('counts what is written again and again as one line', () => {
  const { lines, total } = told('a', 'a', 'a', 'b', 'a');
  expect(lines.map(({ text, count, number }) => [text, count, number])).toEqual([
    ['a', 3, 1],
    ['b', 1, 2],
    ['a', 1, 3],
  ]);
  expect(total).toBe(5);
});

it('keeps the latest, and knows how many there were', () => {
  const { lines, total } = told(...Array.from({ length: 2000 }, (_, at) => `line ${at}`));
  expect([lines.length, total, lines.at(-1)?.text, lines.at(-1)?.number]).toEqual([500, 2000, 'line 1999', 2000]);
});

it('takes levels nobody knows for information, faults for errors, and leaves out what is not the code’s', () => {
  const fault = { name: 'TypeError', message: 'x is gone', stack: '', line: 3, column: 1 };
  const log = withFault(withLine(EMPTY_LOG, line('odd', 'shout')), fault);
  expect(log.lines.map(({ level, text }) => [level, text])).toEqual([
    ['info', 'odd'],
    ['error', 'TypeError: x is gone'],
  ]);
  expect(log.fault).toBe(fault);
  const call = { op: 'hello', what: '', status: 200, ms: 1 };
  expect(withCall(withCall(EMPTY_LOG, call), { ...call, op: 'http' }).calls).toHaveLength(1);
});
