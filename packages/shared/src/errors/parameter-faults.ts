import { AppError, isAppError } from './app-error';

const SHOWN = 100;

/** A parameter, or a part of one, that cannot be read. */
export function malformed(parameter: string, expected: string, received: string): AppError {
  return new AppError('QUERY_PARAMETER_INVALID', { parameter, expected, received: received.slice(0, SHOWN) });
}

/** Something a language knows and this server does not. */
export function unsupported(option: string): AppError {
  return new AppError('OPTION_UNSUPPORTED', { option: option.slice(0, SHOWN) });
}

export function tooComplex(what: string, max: number): AppError {
  return new AppError('QUERY_TOO_COMPLEX', { what, max });
}

/** Runs `read`; an AppError goes into `faults` and `otherwise` comes back. */
export function hold<T>(faults: AppError[], otherwise: T, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!isAppError(error)) throw error;
    faults.push(error, ...error.siblings);
    return otherwise;
  }
}
