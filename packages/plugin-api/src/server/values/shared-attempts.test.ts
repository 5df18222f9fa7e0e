import type { FailureStore } from '../ports/failure-store';
import { SharedAttempts } from './shared-attempts';

/** A store that two processes have in common, and that can go away. */
function memoryStore(): FailureStore & { isAway: boolean } {
  const counts = new Map<string, number>();
  const told = (count: number) => ({ count, endsInMs: 7_000 });
  return {
    isAway: false,
    async add(key) {
      if (this.isAway) return undefined;
      counts.set(key, (counts.get(key) ?? 0) + 1);
      return told(counts.get(key) ?? 0);
    },
    async read(key) {
      return this.isAway ? undefined : told(counts.get(key) ?? 0);
    },
    async forget(key) {
      counts.delete(key);
    },
  };
}

const attempts = (store: FailureStore | undefined): SharedAttempts =>
  new SharedAttempts({ name: 'test', store, failures: 3, windowMs: 60_000, maxKeys: 10, now: () => 0 });
const fail = async (): Promise<undefined> => undefined;
const succeed = async (): Promise<string> => 'in';

describe('attempts over processes', () => {
  test('fail as often as allowed over all of them, at once or one after the other', async () => {
    const store = memoryStore();
    const [one, two] = [attempts(store), attempts(store)];
    const ended = await Promise.allSettled(Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? one : two).within('a', fail)));
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    const refusal = expect.objectContaining({ code: 'RATE_LIMITED', details: { retryAfter: 7 } });
    await expect(one.within('a', succeed)).rejects.toEqual(refusal);
    await expect(two.within('a', succeed)).rejects.toEqual(refusal);
    expect(await two.within('b', succeed)).toBe('in');
  });

  test('a success that comes after the last failure elsewhere is not told', async () => {
    const store = memoryStore();
    const [one, two] = [attempts(store), attempts(store)];
    const late = one.within('a', async () => {
      for (let failed = 0; failed < 3; failed += 1) await two.within('a', fail);
      return 'in';
    });
    await expect(late).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });

  test('are forgiven for all of them by one', async () => {
    const store = memoryStore();
    const [one, two] = [attempts(store), attempts(store)];
    for (let round = 0; round < 5; round += 1) {
      await one.within('a', fail);
      await two.within('a', fail);
      expect(await two.within('a', succeed)).toBe('in');
      await two.forgive('a');
    }
  });

  test('are counted by each alone while the store is away, and where there is none', async () => {
    const store = memoryStore();
    store.isAway = true;
    for (const alone of [attempts(store), attempts(store), attempts(undefined)]) {
      for (let failed = 0; failed < 3; failed += 1) expect(await alone.within('a', fail)).toBeUndefined();
      await expect(alone.within('a', succeed)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    }
  });
});
