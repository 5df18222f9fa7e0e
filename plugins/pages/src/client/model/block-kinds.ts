import { type ShownSlotPart, useSlotParts } from '@mortise/plugin-api/client';

/** Blocks name their kind `<plugin>.<kind>`, places name what is put into them `<plugin>:<id>`. */
const partId = (kind: string): string => kind.replace('.', ':');

export interface BlockKind {
  /** As blocks name it. */
  readonly name: string;
  readonly title: string;
}

/** The kinds there are, of all plugins that run, in order. */
export function useBlockKinds(): readonly BlockKind[] {
  return useSlotParts('page-block').map(({ id, title }) => ({ name: id.replace(':', '.'), title: title ?? id }));
}

export function useBlockKind(kind: string): ShownSlotPart<'page-block'> | undefined {
  return useSlotParts('page-block').find(({ id }) => id === partId(kind));
}

/** The form of a kind's settings; undefined for kinds that have none. */
export function useBlockForm(kind: string): ShownSlotPart<'page-block-settings'> | undefined {
  return useSlotParts('page-block-settings').find(({ id }) => id === partId(kind));
}
