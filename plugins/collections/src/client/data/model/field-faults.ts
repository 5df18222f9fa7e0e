import { type ApiFault, faultText } from '@mortise/plugin-api/client';
import { titleOfField } from './data-collection';
import type { DataField } from './data-field';

/** The field the server means by a name, which for a relation may be that of its foreign key. */
export function fieldMeant(fields: readonly DataField[], name: string): DataField | undefined {
  return fields.find((field) => field.name === name || field.foreignKey === name);
}

/** What a fault says, with the titles of those fields. */
export function fieldFaultText(fields: readonly DataField[], fault: ApiFault): string {
  return faultText(fault, (name) => {
    const field = fieldMeant(fields, name);
    return field === undefined ? undefined : titleOfField(field);
  });
}
