import type { DataField } from '../model/data-field';
import type { RelatedRecord } from './related-record';

/** Form.Item hands over `id`, `value`, `onChange` and what describes the input. */
export interface FieldInputProps {
  readonly field: DataField;
  /** As small as it may be. */
  readonly compact?: boolean;
  /** Long texts too, as for something to search for. */
  readonly oneLine?: boolean;
  /** Opens lists at once. */
  readonly autoFocus?: boolean;
  /** The related record the value stands for, as far as it is known. */
  readonly related?: RelatedRecord | undefined;
  readonly id?: string;
  readonly value?: string;
  onChange?(draft: string): void;
  readonly 'aria-label'?: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: boolean;
  readonly 'aria-required'?: boolean | 'true';
}
