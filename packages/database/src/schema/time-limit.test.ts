import { TimeLimit } from './time-limit';

const never = (): Promise<string> => new Promise(() => undefined);

describe('a time limit', () => {
  it('lets work in time be done, and pass on what goes wrong', async () => {
    const limit = new TimeLimit(60_000);
    expect(await limit.within(() => Promise.resolve('done'), 'late')).toBe('done');
    await expect(limit.within(() => Promise.reject(new Error('broken')), 'late')).rejects.toThrow('broken');
    expect(limit.isComplete).toBe(true);
    limit.leaveOut();
    expect([limit.isComplete, limit.isOver]).toEqual([false, false]);
  });

  it('does not begin work when the time is up, nor wait for what hangs', async () => {
    const over = new TimeLimit(0);
    expect(await over.within(() => Promise.reject(new Error('begun')), 'late')).toBe('late');
    expect(over.isComplete).toBe(false);
    const short = new TimeLimit(5);
    expect(await short.within(never, 'late')).toBe('late');
    expect([short.isComplete, short.isOver]).toEqual([false, true]);
  });
});
