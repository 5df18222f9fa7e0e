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

/** What the caller accepts of what there is. */
export interface Accepted {
  readonly form: Form;
  /** Leaves out what is null. */
  readonly stripsNulls: boolean;
}

/** Undefined when the caller accepts none of them. */
export function acceptedForm(header: HeaderReader): Accepted | undefined {
  const accept = header('accept');
  if (accept === undefined || accept.trim() === '') return { form: 'list', stripsNulls: false };
  const forms = accept.split(',').flatMap((range) => formOf(range) ?? []);
  return forms[0];
}

/** @throws AppError HEADER_INVALID */
export function requireForm(header: HeaderReader): Form {
  const accepted = acceptedForm(header);
  if (accepted === undefined)
    throw new AppError('HEADER_INVALID', { header: 'accept', expected: ['application/json', OBJECT_TYPE, CSV_TYPE] });
  return accepted.form;
}

/** `application/json;q=0.9`; parameters that ask for another form make it another type. */
function formOf(range: string): Accepted | undefined {
  const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
  const form = FORMS.get(type);
  const stripsNulls = type.startsWith('application/vnd.pgrst.') && parameters.includes('nulls=stripped');
  const isKnown = parameters.every((parameter) => /^(?:q|charset)=/.test(parameter) || (stripsNulls && parameter === 'nulls=stripped'));
  return form !== undefined && isKnown ? { form, stripsNulls } : undefined;
}
