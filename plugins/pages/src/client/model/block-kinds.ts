import { type ShownSlotPart, useSlotParts } from '@mortise/plugin-api/client';
import type { ReactNode } from 'react';

/** Blocks name their kind `<plugin>.<kind>`, places name what is put into them `<plugin>:<id>`. */
const partId = (kind: string): string => kind.replace('.', ':');

/** Headings below which kinds stand, in order; those of no known group stand below the last. */
export const KIND_GROUPS = ['content', 'data', 'charts', 'code', 'other'] as const;
export type KindGroup = (typeof KIND_GROUPS)[number];

export interface BlockKind {
  /** As blocks name it. */
  readonly name: string;
  readonly title: string;
  readonly icon: ReactNode;
  readonly group: KindGroup;
}

/** The kinds there are, of all plugins that run, in order. */
export function useBlockKinds(): readonly BlockKind[] {
  return useSlotParts('page-block').map(({ id, title, icon, group }) => ({
    name: id.replace(':', '.'),
    title: title ?? id,
    icon,
    group: KIND_GROUPS.find((known) => known === group) ?? 'other',
  }));
}

export function useBlockKind(kind: string): ShownSlotPart<'page-block'> | undefined {
  return useSlotParts('page-block').find(({ id }) => id === partId(kind));
}

/** The form of a kind's settings; undefined for kinds that have none. */
export function useBlockForm(kind: string): ShownSlotPart<'page-block-settings'> | undefined {
  return useSlotParts('page-block-settings').find(({ id }) => id === partId(kind));
}
