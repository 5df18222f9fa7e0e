import { type Collection, SYSTEM, normalizeCollection } from '@mortise/shared';
import { createLogger } from '../log';
import { Ledger } from '../plugins/ledger';
import { EventBus } from './event-bus';
import { RecordHooks } from './record-hooks';
import { SnapshotList } from './snapshot-list';
import { Timers } from './timers';

function owner(id = 'shop') {
  const lines: string[] = [];
  const log = createLogger({ level: 'info', destination: { write: (line) => void lines.push(line) } });
  return { id, log, lines, ledger: new Ledger({ owner: id, log }) };
}

describe('SnapshotList', () => {
  it('keeps an order that does not depend on when entries came, and swaps an immutable array', async () => {
    const list = new SnapshotList<string>();
    const late = list.add({ id: 'late', order: 5, value: 'late' });
    list.add({ id: 'b', value: 'b' });
    list.add({ id: 'a', value: 'a' });
    const before = list.snapshot;
    expect(before.map((entry) => entry.value)).toEqual(['a', 'b', 'late']);
    await late.dispose();
    expect(before).toHaveLength(3);
    expect(Object.isFrozen(list.snapshot)).toBe(true);
    expect(list.snapshot.map((entry) => entry.value)).toEqual(['a', 'b']);
  });

  it('replaces an id, and shows the older entry again when the newer goes', async () => {
    const list = new SnapshotList<number>();
    const first = list.add({ id: 'x', value: 1 });
    const second = list.add({ id: 'x', value: 2 });
    expect(list.find('x')).toBe(2);
    await first.dispose();
    expect(list.find('x')).toBe(2);
    await second.dispose();
    await second.dispose();
    expect(list.snapshot).toEqual([]);
  });
});

describe('EventBus', () => {
  it('never throws, logs failing listeners with their owner, and forgets them with the ledger', async () => {
    const bus = new EventBus();
    const shop = owner();
    const events = bus.facade(shop);
    const seen: unknown[] = [];
    events.on('shop.order.paid', () => {
      throw new Error('broken');
    });
    events.on('shop.order.paid', () => Promise.reject(new Error('broken later')));
    events.on('shop.order.paid', (payload) => void seen.push(payload));
    events.emit('shop.order.paid', 7);
    await new Promise(setImmediate);
    expect(seen).toEqual([7]);
    expect(shop.lines.map((line) => (JSON.parse(line) as { error: { message: string } }).error.message)).toEqual([
      'broken',
      'broken later',
    ]);
    await shop.ledger.unwind();
    expect(bus.counts()).toEqual(new Map());
  });
});

describe('RecordHooks', () => {
  const collection: Collection = normalizeCollection({ name: 'orders', fields: [] });
  const event = (of = collection) => ({ collection: of, principal: SYSTEM, transaction: {} as never, values: {} });

  it('runs hooks of the collection and of all collections in order, and stops at the first failure', async () => {
    const hooks = new RecordHooks();
    const shop = owner();
    const port = hooks.facade(shop);
    const calls: string[] = [];
    port.on('beforeCreate', { id: 'second', order: 2, handle: () => void calls.push('second') });
    port.on('beforeCreate', { id: 'first', order: 1, collection: 'orders', handle: () => void calls.push('first') });
    port.on('beforeCreate', { id: 'other', collection: 'users', handle: () => void calls.push('other') });
    await hooks.run('beforeCreate', event());
    expect(calls).toEqual(['first', 'second']);

    port.on('beforeCreate', { id: 'refuse', order: 0, handle: () => Promise.reject(new Error('no')) });
    await expect(hooks.run('beforeCreate', event())).rejects.toThrow('no');
    expect(calls).toHaveLength(2);
    await shop.ledger.unwind();
    expect(hooks.has('beforeCreate', collection)).toBe(false);
  });

  it('keeps hooks of a named collection away from other data sources', () => {
    const hooks = new RecordHooks();
    hooks.add('afterCreate', { id: 'x', collection: 'orders', handle: () => {} });
    expect(hooks.has('afterCreate', collection)).toBe(true);
    expect(hooks.has('afterUpdate', collection)).toBe(false);
    expect(hooks.has('afterCreate', { name: 'orders', dataSource: 'archive' })).toBe(false);
  });
});

describe('Timers', () => {
  it('never overlaps, survives failures, and waits for running work when it stops', async () => {
    const timers = new Timers();
    const shop = owner();
    let running = 0;
    let finished = 0;
    let third = () => {};
    const reachedThird = new Promise<void>((resolve) => (third = resolve));
    timers.facade(shop).every(1, 'tick', async () => {
      running += 1;
      expect(running).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
      finished += 1;
      if (finished === 2) throw new Error('once');
      if (finished === 3) third();
    });
    await reachedThird;
    expect(await shop.ledger.unwind()).toEqual([]);
    expect([timers.count, running]).toEqual([0, 0]);
    expect(shop.lines).toHaveLength(1);
  });

  it('refuses intervals no timer keeps', () => {
    const port = new Timers().facade(owner());
    expect(() => port.every(2 ** 31, 'long', () => {})).toThrow('DEFINITION_INVALID');
    expect(() => port.every(0, 'zero', () => {})).toThrow('DEFINITION_INVALID');
  });
});
