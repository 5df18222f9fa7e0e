import type { ReactNode } from 'react';
import type { DataRecord } from './data-collection';
import type { DataField } from './data-field';

/** A column that shows something of its own instead of a field. */
export interface PartColumn {
  readonly id: string;
  readonly title: string;
  /** Columns before it, while so many are shown. */
  readonly position: number;
  /** `index` is the row's place on its page, from 0. */
  show(record: DataRecord, index: number): ReactNode;
}

export const NO_PARTS: readonly PartColumn[] = [];

export function isPartColumn(column: DataField | PartColumn): column is PartColumn {
  return 'show' in column;
}

/** Both kinds of columns in the order they are shown. */
export function withParts(fields: readonly DataField[], parts: readonly PartColumn[]): readonly (DataField | PartColumn)[] {
  return parts
    .toSorted((a, b) => a.position - b.position)
    .reduce<readonly (DataField | PartColumn)[]>(
      (columns, part) => [...columns.slice(0, part.position), part, ...columns.slice(part.position)],
      fields,
    );
}
