import { Watch } from './watch';

/** Asks at each time and lets the answer come after `took`, as the frame does; what the watch says at the end. */
function judge(answers: readonly number[], isWaiting = false): string | undefined {
  const watch = new Watch(0);
  let now = 0;
  for (const took of answers) {
    const id = watch.ask(now);
    now += took;
    const verdict = watch.verdict(now, isWaiting);
    if (verdict !== undefined) return verdict;
    if (id !== undefined) watch.answered(id, now);
  }
  return undefined;
}

describe('watching a worker', () => {
  it('lets one go on that gives way', () => {
    expect(judge(Array.from({ length: 200 }, () => 5))).toBeUndefined();
    expect(judge([900])).toBeUndefined();
  });

  it('ends one that does not answer, or works in many long steps', () => {
    expect(judge([1000])).toBe('time');
    expect(judge([300, 300, 300, 300])).toBe('time');
  });

  it('ends one that is silent for long, if it has no reason to be', () => {
    expect(judge(Array.from({ length: 800 }, () => 40))).toBe('silence');
    expect(
      judge(
        Array.from({ length: 800 }, () => 40),
        true,
      ),
    ).toBeUndefined();
  });

  it('counts anew for each run, and takes only the answer it asked for', () => {
    const watch = new Watch(0);
    const id = watch.ask(0) ?? 0;
    expect(watch.ask(10)).toBeUndefined();
    watch.progress(900);
    expect(watch.verdict(1500, false)).toBeUndefined();
    watch.answered(id + 1, 1500);
    expect(watch.verdict(1900, false)).toBe('time');
  });
});
