import { networkError, timeoutError } from '../errors/read-error';
import { startTimer } from './timer';

export interface Limits {
  readonly signal: AbortSignal | undefined;
  /** Milliseconds; 0 for no limit. */
  readonly timeout: number;
  /** The caller's signal goes on to end what the work returned, such as an answer that is still coming in. */
  readonly outlives: boolean;
}

/**
 * Runs work with the network that a caller may abort and that may take only so long.
 * @throws the reason of the caller's signal; NetworkError when time is up or the connection fails
 */
export async function withinLimits<T>({ signal, timeout, outlives }: Limits, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  signal?.throwIfAborted();
  const own = new AbortController();
  const end = (): void => own.abort(signal?.reason);
  const late = timeoutError(timeout);
  const timer = timeout > 0 ? startTimer(() => own.abort(late), timeout) : undefined;
  signal?.addEventListener('abort', end, { once: true });
  try {
    const result = await work(own.signal);
    if (!outlives) signal?.removeEventListener('abort', end);
    return result;
  } catch (error) {
    signal?.removeEventListener('abort', end);
    signal?.throwIfAborted();
    throw own.signal.aborted ? late : networkError(error);
  } finally {
    clearTimeout(timer);
  }
}
