import { NO_STEPS, redone, stepped, undone } from './edit-steps';

describe('changes that can be taken back', () => {
  it('are taken back and done again, one by one', () => {
    const steps = stepped(stepped<string>(NO_STEPS, 'a', { label: undefined, at: 0 }), 'b', { label: undefined, at: 1 });
    const once = undone(steps, 'c');
    expect(once?.value).toBe('b');
    const twice = once && undone(once.steps, 'b');
    expect(twice?.value).toBe('a');
    expect(twice && undone(twice.steps, 'a')).toBeUndefined();
    expect(twice && redone(twice.steps, 'a')?.value).toBe('b');
    expect(redone(steps, 'c')).toBeUndefined();
  });

  it('are one step while somebody goes on typing, and forget what was taken back', () => {
    const typed = stepped(stepped(stepped<string>(NO_STEPS, 'a', { label: 'title', at: 0 }), 'ab', { label: 'title', at: 100 }), 'abc', {
      label: 'title',
      at: 200,
    });
    expect(undone(typed, 'abcd')?.value).toBe('a');
    expect(stepped(typed, 'abcd', { label: 'text', at: 300 }).past).toEqual(['a', 'abcd']);
    expect(stepped(typed, 'abcd', { label: 'title', at: 9_000 }).past).toEqual(['a', 'abcd']);
    const back = undone(typed, 'abcd');
    expect(back && stepped(back.steps, 'a', { label: undefined, at: 300 }).future).toEqual([]);
  });

  it('are not kept without an end', () => {
    let steps = stepped<number>(NO_STEPS, 0, { label: undefined, at: 0 });
    for (let step = 1; step < 500; step += 1) steps = stepped(steps, step, { label: undefined, at: step });
    expect([steps.past.length, steps.past[0]]).toEqual([100, 400]);
  });
});
