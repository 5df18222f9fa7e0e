import { isApiError } from '@mortise/plugin-api/client';
import type { FormInstance } from 'antd';
import { type QueryForm, queryFaultPlace } from './query-form';

/** Marks the fields a refused preview is about; the whole refusal stands below the button. */
export function showFault(form: FormInstance<QueryForm>, error: unknown, values: QueryForm): void {
  if (!isApiError(error)) return;
  const known = new Set(form.getFieldsError().map(({ name }) => JSON.stringify(name)));
  for (const fault of error.faults) {
    const place = [queryFaultPlace(fault, values) ?? []].flat();
    // The form's own type of names follows the fields, which change with the parameters.
    // What is said of a parameter is about the value that was tried; that stands beside the value.
    if (place[0] !== 'parameters' && known.has(JSON.stringify(place))) form.setFields([{ name: place as never, errors: [fault.message] }]);
  }
}
