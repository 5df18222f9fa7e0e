/** One step into JSON: the name of a property, or the number of an item, from the end where it is negative. */
export type JsonStep = string | number;

/**
 * A place within the JSON of a column, and what is taken from there. `value`: whatever it is; `text`: texts, numbers and truth values as
 * texts; the others only what is of that type. Where there is nothing of the kind, and for JSON's null, it is NULL.
 */
export interface JsonPlace {
  readonly steps: readonly JsonStep[];
  readonly as: 'value' | 'text' | 'string' | 'number' | 'boolean' | 'list';
}
