import { disposable } from '@mortise/shared';
import { createLogger } from '../log';
import { Ledger } from './ledger';

const log = createLogger({ level: 'silent' });

describe('Ledger', () => {
  it('lists what it holds and plays it backwards, one after the other', async () => {
    const ledger = new Ledger({ owner: 'shop', log });
    const undone: string[] = [];
    const slow = () => new Promise<void>((resolve) => setTimeout(() => resolve(void undone.push('b')), 5));
    ledger.record(
      'step',
      'a',
      disposable(() => void undone.push('a')),
    );
    ledger.record('timer', 'b', disposable(slow));
    ledger.record(
      'step',
      'c',
      disposable(() => void undone.push('c')),
    );
    expect(ledger.entries()).toEqual([
      { kind: 'step', name: 'a' },
      { kind: 'timer', name: 'b' },
      { kind: 'step', name: 'c' },
    ]);
    expect(await ledger.unwind()).toEqual([]);
    expect(undone).toEqual(['c', 'b', 'a']);
    expect(ledger.entries()).toEqual([]);
    expect(await ledger.unwind()).toEqual([]);
  });

  it('goes on after undos that throw, reject or hang, and reports them', async () => {
    const ledger = new Ledger({ owner: 'shop', log, undoTimeoutMs: 20 });
    let undone = false;
    ledger.record(
      'step',
      'first',
      disposable(() => void (undone = true)),
    );
    ledger.record('step', 'throws', {
      dispose: () => {
        throw new Error('one');
      },
    });
    ledger.record('step', 'rejects', { dispose: () => Promise.reject(new Error('two')) });
    ledger.record('step', 'hangs', { dispose: () => new Promise(() => {}) });
    expect(await ledger.unwind()).toEqual([
      { kind: 'step', name: 'hangs', reason: 'took longer than 20 ms' },
      { kind: 'step', name: 'rejects', reason: 'two' },
      { kind: 'step', name: 'throws', reason: 'one' },
    ]);
    expect(undone).toBe(true);
  });

  it('takes late registrations back at once and refuses them', async () => {
    const ledger = new Ledger({ owner: 'shop', log });
    await ledger.unwind();
    let undone = false;
    const undo = disposable(() => void (undone = true));
    expect(() => ledger.record('step', 'late', undo)).toThrow('PLUGIN_FAILED');
    await new Promise(setImmediate);
    expect(undone).toBe(true);
    expect(ledger.entries()).toEqual([]);
  });
});
