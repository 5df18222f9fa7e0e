import { AppError } from '@mortise/shared';

/** What is wrong with a text, said for its author. */
export function sqlInvalid(problem: string, options: { readonly cause?: unknown } = {}): AppError {
  return new AppError('SQL_INVALID', { problem }, options);
}
