import type { ReplyMessage } from '../protocol/messages';
import { LIMITS } from '../protocol/operations';
import { type OperationHandlers, PortHost } from './port-host';

/** A port host, and how its frame asks it. */
function connect(operations: OperationHandlers, onPause?: () => void) {
  const waiting = new Map<number, (reply: ReplyMessage) => void>();
  const abuses: string[] = [];
  // The page's end alone: what Node clones belongs to another realm than the test, which the check of messages refuses.
  const end = { onmessage: null, close: () => undefined, postMessage: (reply: ReplyMessage) => waiting.get(reply.id)?.(reply) };
  const port = end as unknown as MessagePort;
  const host = new PortHost({
    port,
    operations,
    onTell: () => undefined,
    onAbuse: (reason) => abuses.push(reason),
    ...(onPause === undefined ? {} : { onPause }),
  });
  let last = 0;
  const call = (op: string): Promise<ReplyMessage> => {
    last += 1;
    const id = last;
    return new Promise((resolve) => {
      waiting.set(id, resolve);
      port.onmessage?.({ data: { kind: 'call', id, op, args: null } } as MessageEvent);
    });
  };
  return { host, call, abuses };
}

describe('the page as a frame asks it', () => {
  it.each(['not.yet.known', 'constructor', 'toString'])('refuses what it does not know with a code: %s', async (op) => {
    const { call, abuses } = connect({ hello: () => 'hi' });
    await expect(call(op)).resolves.toMatchObject({ ok: false, fault: { code: 'UNKNOWN_OPERATION' } });
    await expect(call('hello')).resolves.toMatchObject({ ok: true, value: 'hi' });
    expect(abuses).toEqual([]);
  });

  it('answers nothing more after too many calls, until it is let go on', async () => {
    let pauses = 0;
    const { host, call } = connect({ hello: () => 'hi' }, () => (pauses += 1));
    const answers: ReplyMessage[] = [];
    for (let count = 0; count < LIMITS.calls.burst * 2; count += 1) answers.push(await call('hello'));
    expect(answers.filter(({ ok }) => ok).length).toBeGreaterThanOrEqual(LIMITS.calls.burst);
    expect(answers.at(-1)).toMatchObject({ ok: false, fault: { code: 'QUOTA_EXCEEDED' } });
    expect(pauses).toBe(1);
    // Time alone does not end the pause.
    await new Promise((resolve) => setTimeout(resolve, 100));
    await expect(call('hello')).resolves.toMatchObject({ ok: false });
    host.resume();
    await expect(call('hello')).resolves.toMatchObject({ ok: true });
  });

  it('takes nobody for having pressed something where no browser says so', async () => {
    const { call } = connect({ overlay: (_args, _signal, { isActivated }) => isActivated });
    await expect(call('overlay')).resolves.toMatchObject({ ok: true, value: false });
  });
});
