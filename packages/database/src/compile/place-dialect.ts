import type { JsonPlace } from '@mortise/shared';

/** Gives a value of a caller a placeholder. */
export type BindStep = (value: string | number) => string;

/** How a database finds its way within JSON. */
export interface PlaceDialect {
  /** What stands at a place of a column that holds JSON, NULL where there is nothing of the kind. */
  place(column: string, place: JsonPlace, bind: BindStep): string;
}
