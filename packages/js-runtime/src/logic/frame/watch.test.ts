import { Watch } from './watch';

/** Looks every tenth of a second from then to then, as the frame does; what the watch says first. */
function look(watch: Watch, { from, to, isWaiting = false }: { from: number; to: number; isWaiting?: boolean }): string | undefined {
  for (let now = from; now < to;) {
    now = Math.min(to, now + 100);
    const verdict = watch.verdict(now, isWaiting);
    if (verdict !== undefined) return verdict;
  }
  return undefined;
}

/** Asks at each time and lets the answer come after `took`; what the watch says at the end. */
function judge(answers: readonly number[], isWaiting = false): string | undefined {
  const watch = new Watch(0);
  let now = 0;
  for (const took of answers) {
    const id = watch.ask(now);
    const verdict = look(watch, { from: now, to: now + took, isWaiting });
    if (verdict !== undefined) return verdict;
    now += took;
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
    expect(look(watch, { from: 10, to: 900 })).toBeUndefined();
    watch.progress(900);
    expect(look(watch, { from: 900, to: 1500 })).toBeUndefined();
    watch.answered(id + 1, 1500);
    expect(look(watch, { from: 1500, to: 1900 })).toBe('time');
  });

  it('blames no worker for the time in which the frame itself was kept waiting, but goes on counting', () => {
    const watch = new Watch(0);
    const id = watch.ask(0) ?? 0;
    expect(watch.verdict(60_000, false)).toBeUndefined();
    watch.answered(id, 60_010);
    expect(watch.verdict(60_020, false)).toBeUndefined();
    watch.ask(60_030);
    // As timers of a page that nobody sees.
    expect([61_000, 62_000, 63_000].map((now) => watch.verdict(now, false))).toEqual([undefined, undefined, 'time']);
  });
});
