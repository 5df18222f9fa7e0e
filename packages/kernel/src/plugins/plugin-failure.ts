import { AppError, isAppError } from '@mortise/shared';
import { clip, isError } from '../log/serialize-error';

const MAX_REASON = 500;

/** The error of everything that goes wrong in one plugin. */
export function pluginFailure(plugin: string, reason: string, cause?: unknown): AppError {
  return new AppError('PLUGIN_FAILED', { plugin, reason: clip(reason, MAX_REASON) }, cause === undefined ? {} : { cause });
}

/** One line about an error, for an administrator. */
export function reasonOf(error: unknown): string {
  if (isAppError(error))
    return error.code === 'PLUGIN_FAILED' ? String(error.details['reason']) : `${error.code} ${JSON.stringify(error.details)}`;
  return clip(isError(error) ? error.message : String(error), MAX_REASON);
}
