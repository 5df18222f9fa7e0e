import { AppError, isAppError } from '@mortise/shared';
import { clip, isError } from '../log/serialize-error';
import { type Texts, createTexts } from '../texts/texts';

const MAX_REASON = 500;

/** The error of everything that goes wrong in one plugin. */
export function pluginFailure(plugin: string, reason: string, cause?: unknown): AppError {
  return new AppError('PLUGIN_FAILED', { plugin, reason: clip(reason, MAX_REASON) }, cause === undefined ? {} : { cause });
}

/** One line about an error, for an administrator. In English: it is stored, and read in the log as well. */
export function reasonOf(error: unknown): string {
  if (isAppError(error)) return error.code === 'PLUGIN_FAILED' ? String(error.details['reason']) : clip(sentencesOf(error), MAX_REASON);
  return clip(isError(error) ? error.message : String(error), MAX_REASON);
}

let texts: Texts | undefined;

function sentencesOf(error: AppError): string {
  texts ??= createTexts();
  const sentences = [error, ...error.siblings].map(({ code, details }) => texts?.t('en', `errors.${code}`, details));
  return `${sentences.join(' ')} (${error.code})`;
}
