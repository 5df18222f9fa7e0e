import { LIMITS } from './operations';
import { readFrameMessage } from './read-message';

const cycle: { self?: unknown } = {};
cycle.self = cycle;
const deep = Array.from({ length: 500 }).reduce<unknown>((inner) => [inner], 1);

describe('a message of a frame', () => {
  it.each([
    [
      { kind: 'call', id: 1, op: 'http', args: { url: '/' } },
      { kind: 'call', id: 1, op: 'http', args: { url: '/' } },
    ],
    [
      { kind: 'call', id: 2, op: 'hello' },
      { kind: 'call', id: 2, op: 'hello', args: null },
    ],
    [
      { kind: 'call', id: 3, op: 'not.yet.known' },
      { kind: 'call', id: 3, op: 'not.yet.known', args: null },
    ],
    [
      { kind: 'abort', id: 2, more: 1 },
      { kind: 'abort', id: 2 },
    ],
    [
      { kind: 'tell', what: 'size', data: { height: 3 } },
      { kind: 'tell', what: 'size', data: { height: 3 } },
    ],
  ])('is read: %j', (data, message) => {
    expect(readFrameMessage(data)).toEqual(message);
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'call'],
    ['a list', [{ kind: 'call' }]],
    ['another kind', { kind: 'eval', id: 1 }],
    ['an operation that is no name', { kind: 'call', id: 1, op: '<b>' }],
    ['an operation without an end', { kind: 'call', id: 1, op: 'x'.repeat(100) }],
    ['an id that is none', { kind: 'call', id: -1, op: 'http' }],
    ['a broken id', { kind: 'call', id: 1.5, op: 'http' }],
    ['something unknown', { kind: 'tell', what: '__proto__', data: 1 }],
    ['a date', { kind: 'call', id: 1, op: 'http', args: new Date(0) }],
    ['a map', { kind: 'call', id: 1, op: 'http', args: new Map() }],
    ['bytes', { kind: 'call', id: 1, op: 'http', args: new Uint8Array(10) }],
    ['what is no number', { kind: 'tell', what: 'size', data: { height: Number.NaN } }],
    ['a cycle', { kind: 'call', id: 1, op: 'http', args: cycle }],
    ['depth without end', { kind: 'call', id: 1, op: 'http', args: deep }],
    ['too much text', { kind: 'tell', what: 'log', data: { text: 'x'.repeat(LIMITS.message) } }],
    ['too many values', { kind: 'tell', what: 'log', data: Array.from({ length: 300_000 }, () => 1) }],
  ])('is refused: %s', (_what, data) => {
    expect(readFrameMessage(data)).toBeUndefined();
  });
});
