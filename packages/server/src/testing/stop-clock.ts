/** Everything but `Date` goes on as it does. */
const TIMERS = [
  ...(['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate'] as const),
  ...(['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] as const),
] as const;

/** Lets `Date`, also that of a server in this process, show one moment until `jest.useRealTimers()`. */
export function stopClock(moment: string): void {
  jest.useFakeTimers({ now: new Date(moment), doNotFake: [...TIMERS] });
}
