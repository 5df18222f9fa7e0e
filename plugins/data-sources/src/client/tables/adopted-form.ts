import type { AdoptedCollection, AdoptedField } from './adopted';

export interface AdoptedForm {
  readonly title?: string;
  readonly description?: string;
  readonly filterTargetKey?: string | null;
  /** Titles by names of fields; empty where a field goes by its name. */
  readonly fields?: Readonly<Record<string, string>>;
}

export function adoptedForm({ title, description, filterTargetKey }: AdoptedCollection, fields: readonly AdoptedField[]): AdoptedForm {
  const titles = Object.fromEntries(fields.map((field) => [field.name, field.title === field.name ? '' : field.title]));
  return { title: title ?? '', description: description ?? '', filterTargetKey, fields: titles };
}

/** What of the collection was changed; null goes back to what the table says. */
export function changedCollection(before: AdoptedCollection, form: AdoptedForm): Record<string, string | null> {
  const after = {
    title: emptyAsNull(form.title),
    description: emptyAsNull(form.description),
    filterTargetKey: form.filterTargetKey ?? before.filterTargetKey,
  };
  const entries = Object.entries(after) as [keyof typeof after, string | null][];
  return Object.fromEntries(entries.filter(([name, value]) => value !== before[name]));
}

/** The fields that were given another title, with it. */
export function changedFields(fields: readonly AdoptedField[], form: AdoptedForm): readonly (readonly [string, string | null])[] {
  return fields.flatMap(({ name, title }) => {
    const wanted = emptyAsNull(form.fields?.[name]);
    return (wanted ?? name) === title ? [] : [[name, wanted] as const];
  });
}

function emptyAsNull(text: string | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}
