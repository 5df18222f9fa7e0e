import { AppError, isAppError } from '@mortise/shared';

/** Throws the same fault with the place of its record among many. */
export function failAt(row: number, error: unknown): never {
  throw isAppError(error) ? placed(error, row) : error;
}

function placed({ code, details, cause, siblings }: AppError, row: number): AppError {
  return new AppError(code, { ...details, row }, { cause, siblings: siblings.map((sibling) => placed(sibling, row)) });
}
