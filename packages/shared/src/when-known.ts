/** Goes on with what may have to be waited for. What need not wait is not made to: each wait costs as much as a small step of a request. */
export function whenKnown<T, R>(value: T | Promise<T>, goOn: (known: T) => R | Promise<R>): R | Promise<R> {
  return value instanceof Promise ? value.then(goOn) : goOn(value);
}
