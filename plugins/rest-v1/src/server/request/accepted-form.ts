import type { HeaderReader } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';

export const OBJECT_TYPE = 'application/vnd.pgrst.object+json';

const FORMS: ReadonlyMap<string, 'list' | 'single'> = new Map([
  ['*/*', 'list'],
  ['application/*', 'list'],
  ['application/json', 'list'],
  ['application/vnd.pgrst.array+json', 'list'],
  ['application/vnd.pgrst.array', 'list'],
  [OBJECT_TYPE, 'single'],
  ['application/vnd.pgrst.object', 'single'],
]);

/** Whether the caller wants a list or exactly one record; undefined when it accepts neither. */
export function acceptedForm(header: HeaderReader): 'list' | 'single' | undefined {
  const accept = header('accept');
  if (accept === undefined || accept.trim() === '') return 'list';
  const forms = accept.split(',').flatMap((range) => formOf(range) ?? []);
  return forms[0];
}

/** @throws AppError HEADER_INVALID */
export function requireForm(header: HeaderReader): 'list' | 'single' {
  const form = acceptedForm(header);
  if (form === undefined) throw new AppError('HEADER_INVALID', { header: 'accept', expected: ['application/json', OBJECT_TYPE] });
  return form;
}

/** `application/json;q=0.9`; parameters that ask for another form make it another type. */
function formOf(range: string): 'list' | 'single' | undefined {
  const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
  const plain = parameters.every((parameter) => /^(?:q|charset)=/.test(parameter));
  return plain ? FORMS.get(type) : undefined;
}
