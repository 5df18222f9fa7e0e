import type { ShownColumn } from '@mortise/shared';

/** A relation in `select`. */
export interface Embed {
  readonly relation: string;
  readonly as?: string;
  /** `!inner`: rows without any related ones are left out. */
  readonly isInner: boolean;
  /** False for `relation()`, which is there to be asked about only. */
  readonly isShown: boolean;
  readonly selected: Selected;
}

/** What `select` asks for of one table. */
export interface Selected {
  /** Undefined: every column. */
  readonly columns?: readonly ShownColumn[];
  /** Every column besides `columns`. */
  readonly all?: boolean;
  readonly embeds: readonly Embed[];
  /** What is shown, in the order it was asked for; undefined where every column is among it. */
  readonly names?: readonly string[];
}

/** What the rest of the address calls it. */
export function nameOf({ relation, as }: Pick<Embed, 'relation' | 'as'>): string {
  return as ?? relation;
}
