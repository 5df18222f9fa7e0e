import type { HeaderReader } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';

export const OBJECT_TYPE = 'application/vnd.pgrst.object+json';

export const CSV_TYPE = 'text/csv';

/** `csv`: a list as well. */
export type Form = 'list' | 'single' | 'csv';

const FORMS: ReadonlyMap<string, Form> = new Map<string, Form>([
  ['*/*', 'list'],
  ['application/*', 'list'],
  ['application/json', 'list'],
  ['application/vnd.pgrst.array+json', 'list'],
  ['application/vnd.pgrst.array', 'list'],
  [OBJECT_TYPE, 'single'],
  ['application/vnd.pgrst.object', 'single'],
  [CSV_TYPE, 'csv'],
]);

/** Whether the caller wants a list, exactly one record, or CSV; undefined when it accepts none of them. */
export function acceptedForm(header: HeaderReader): Form | undefined {
  const accept = header('accept');
  if (accept === undefined || accept.trim() === '') return 'list';
  const forms = accept.split(',').flatMap((range) => formOf(range) ?? []);
  return forms[0];
}

/** @throws AppError HEADER_INVALID */
export function requireForm(header: HeaderReader): Form {
  const form = acceptedForm(header);
  if (form === undefined) throw new AppError('HEADER_INVALID', { header: 'accept', expected: ['application/json', OBJECT_TYPE, CSV_TYPE] });
  return form;
}

/** `application/json;q=0.9`; parameters that ask for another form make it another type. */
function formOf(range: string): Form | undefined {
  const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
  const plain = parameters.every((parameter) => /^(?:q|charset)=/.test(parameter));
  return plain ? FORMS.get(type) : undefined;
}
