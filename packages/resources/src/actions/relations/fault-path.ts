import { AppError, isAppError } from '@mortise/shared';

/** Runs work on a nested record; its faults name the place: `comments[1].title`. */
export async function atPath<T>(path: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isAppError(error) ? placed(error, path) : error;
  }
}

function placed({ code, details, cause, siblings }: AppError, path: string): AppError {
  const { field, path: inner, ...rest } = details;
  const place =
    typeof field === 'string'
      ? { field: `${path}.${field}` }
      : { path: typeof inner === 'string' && inner !== 'body' ? `${path}.${inner}` : path };
  return new AppError(code, { ...rest, ...place }, { cause, siblings: siblings.map((sibling) => placed(sibling, path)) });
}
