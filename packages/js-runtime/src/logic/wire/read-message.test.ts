import { readWorkerMessage } from './read-message';

const read = (message: unknown): unknown => readWorkerMessage(JSON.stringify(message));

describe('messages of a worker', () => {
  it('are taken apart', () => {
    expect(read({ kind: 'ready', more: 1 })).toEqual({ kind: 'ready' });
    expect(read({ kind: 'started', run: 3 })).toEqual({ kind: 'started', run: 3 });
    expect(read({ kind: 'call', id: 1, op: 'http', args: {} })).toEqual({ kind: 'call', id: 1, op: 'http', args: {} });
    expect(read({ kind: 'done', run: 1, outcome: { ok: true, value: 1, exit: 'all', x: 1 } })).toEqual({
      kind: 'done',
      run: 1,
      outcome: { ok: true, value: 1, exit: 'all' },
    });
    const fault = { reason: 'time', name: 'x'.repeat(1000), message: {}, line: -1, column: 1, code: 'A' };
    expect(read({ kind: 'done', run: 1, outcome: { ok: false, fault } })).toEqual({
      kind: 'done',
      run: 1,
      outcome: { ok: false, fault: { reason: 'thrown', name: 'x'.repeat(100), message: '', stack: '', code: 'A' } },
    });
  });

  it.each(
    ['', '{', 'null', '[]', '"ready"', '{"kind":"started","run":0}', '{"kind":"done","run":1.5}', '{"kind":"done","run":"1"}'].concat([
      '{"kind":"call","id":1,"op":"no such","args":{}}',
      '{"kind":"stopped","runs":[1]}',
      `{"kind":"done","run":1,"outcome":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
    ]),
  )('are refused when none of ours would have sent them', (text) => {
    expect(readWorkerMessage(text)).toBeUndefined();
  });
});
