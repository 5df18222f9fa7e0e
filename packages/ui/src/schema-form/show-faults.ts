import { faultText, isApiError } from '@mortise/plugin-api/client';
import type { FormInstance } from 'antd';
import { labelOf } from '../label-of';

/** Name of the form's item for the property a fault names; undefined when none shows it. */
export type ItemName = (field: string) => readonly string[] | undefined;

/** Shows what the server refused at the items it names. True when that says everything there is to say. */
export function showFaults<Values>(form: FormInstance<Values>, error: unknown, nameOf: ItemName): boolean {
  if (!isApiError(error)) return false;
  const faults = error.faults.map((fault) => {
    const field = fault.details?.['field'];
    return { fault, name: typeof field === 'string' ? nameOf(field) : undefined };
  });
  // The form's own type of names follows its values, which are known only to the caller.
  const shown = faults.flatMap(({ fault, name }) =>
    name === undefined ? [] : [{ name: [...name] as never, errors: [faultText(fault, () => labelOf(name))] }],
  );
  form.setFields(shown);
  const [first] = shown;
  if (first !== undefined) form.focusField(first.name);
  return shown.length === faults.length;
}

/** What was just saved is no longer something that was typed. */
export function forgetTouches<Values>(form: FormInstance<Values>): void {
  form.setFields(form.getFieldsError().map(({ name }) => ({ name: name as never, touched: false })));
}
