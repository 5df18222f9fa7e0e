import type { JsonObject } from '../json';
import type { LocalizedText } from '../text';

export interface FieldBase {
  readonly name: string;
  readonly title?: LocalizedText;
  readonly description?: string;
  /** Display data for clients (interface, uiSchema, …): stored and returned. Of it the server reads only the options of a select. */
  readonly options?: JsonObject;
}
