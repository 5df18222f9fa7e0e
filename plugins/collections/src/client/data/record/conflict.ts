import type { DataField } from '../model/data-field';
import type { Drafts } from './record-values';

/** Whose value of a field is to stand. */
export type Side = 'mine' | 'theirs';
export type Choices = Readonly<Record<string, Side>>;

/** Three versions of one record: as editing began, as it is being edited, and as others have saved it meanwhile. */
export interface Versions {
  readonly before: Drafts;
  readonly mine: Drafts;
  readonly theirs: Drafts;
}

/** The fields both sides changed, and differently. */
export function conflictingFields(fields: readonly DataField[], { before, mine, theirs }: Versions): readonly DataField[] {
  return fields.filter(({ name }) => {
    const [was, my, their] = [before, mine, theirs].map((drafts) => drafts[name] ?? '');
    return my !== was && their !== was && my !== their;
  });
}

/** Everybody's changes together; where both sides changed a field, the chosen one. */
export function merged(fields: readonly DataField[], { before, mine, theirs }: Versions, choices: Choices): Drafts {
  return Object.fromEntries(
    fields.map(({ name }) => {
      const isMine = (mine[name] ?? '') !== (before[name] ?? '') && choices[name] !== 'theirs';
      return [name, (isMine ? mine[name] : theirs[name]) ?? ''];
    }),
  );
}
