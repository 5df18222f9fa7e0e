import type { JsonObject } from '../json';
import type { LocalizedText } from '../text';

/** Which field shows a column. */
export interface ChosenField {
  readonly column: string;
  readonly name: string;
}

/** How a field is shown. */
export interface FieldDisplay {
  readonly title?: LocalizedText;
  readonly description?: string;
  /** `interface`, `uiSchema` and whatever else clients keep. */
  readonly options?: JsonObject;
}

/** What is kept of a table that has become a collection: names and display. Everything else is asked of its database again. */
export interface AdoptedTable {
  readonly table: string;
  /** Name of the collection. */
  readonly name: string;
  readonly title?: LocalizedText;
  readonly description?: string;
  /** Field that finds a record where the table has no key of one column. */
  readonly filterTargetKey?: string;
  readonly fields: readonly ChosenField[];
  /** By names of fields, relations included. */
  readonly display: Readonly<Record<string, FieldDisplay>>;
}
