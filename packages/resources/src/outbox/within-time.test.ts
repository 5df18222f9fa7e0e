import { withinTime } from './within-time';

it('gives what the work gives, and stops waiting in time', async () => {
  expect(await withinTime(() => 'done', 1000)).toBe('done');
  await expect(withinTime(() => Promise.reject(new Error('no')), 1000)).rejects.toThrow('no');
  await expect(withinTime(() => new Promise(() => undefined), 5)).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
});
