import type { AccessibleField } from '../../accessible';

/** One of the values a field offers. */
export interface Choice {
  readonly value: string | number;
  readonly label: string;
  readonly color?: string;
}

export interface DataField extends AccessibleField {
  readonly enum?: readonly Choice[];
  /** Name of the relation this column is the foreign key of. */
  readonly foreignKeyOf?: string;
  /** Type of the key a relation is given by. */
  readonly keyType?: string;
}
