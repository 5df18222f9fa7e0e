import { Crashes } from './crashes';

function counted(times: readonly number[]): readonly boolean[] {
  const crashes = new Crashes();
  return times.map((time) => crashes.count(time));
}

describe('code that fails', () => {
  it.each([
    ['three times within a minute is stopped', [0, 20_000, 40_000], [false, false, true]],
    ['many times in one go has failed once', [0, 1, 500, 30_000, 30_001], [false, false, false, false, false]],
    ['now and then goes on', [0, 40_000, 80_000, 120_000], [false, false, false, false]],
  ])('%s', (_what, times, answers) => {
    expect(counted(times)).toEqual(answers);
  });
});
