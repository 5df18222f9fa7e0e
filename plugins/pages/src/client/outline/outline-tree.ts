import type { PageOutline } from '../../contract';

export interface OutlineLine {
  readonly page: PageOutline;
  readonly depth: 0 | 1;
  /** Of the same group, in order. */
  readonly siblings: readonly PageOutline[];
}

/** Pages and groups in the order of the menu, what is in a group below it. */
export function outlineLines(pages: readonly PageOutline[]): readonly OutlineLine[] {
  const within = (parent: string | null): readonly PageOutline[] => pages.filter(({ parentUid }) => parentUid === parent);
  const top = within(null);
  return top.flatMap((page) => {
    const inside = within(page.uid);
    return [{ page, depth: 0 as const, siblings: top }, ...inside.map((child) => ({ page: child, depth: 1 as const, siblings: inside }))];
  });
}

/** Before which sibling a page must go to change places with the one above or below it; undefined at the edges, null for the end. */
export function placeBeside({ page, siblings }: OutlineLine, step: -1 | 1): string | null | undefined {
  const index = siblings.findIndex(({ uid }) => uid === page.uid);
  if (step === -1) return siblings[index - 1]?.uid;
  return index + 1 >= siblings.length ? undefined : (siblings[index + 2]?.uid ?? null);
}
