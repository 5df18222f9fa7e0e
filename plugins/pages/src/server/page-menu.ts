import type { MenuNode } from '../contract';
import type { OutlineRow } from './page-rows';
import { isFor } from './visible-content';

type Held = readonly string[] | undefined;

/** The menu of somebody with these roles: what is published, for them and not hidden. Groups with nothing in them are left out. */
export function menuFor(rows: readonly OutlineRow[], held: Held): readonly MenuNode[] {
  const seen = rows.filter((row) => !row.hidden && isFor(row, held) && (row.kind === 'group' || row.revision > 0));
  const nodesIn = (parent: string | null): readonly MenuNode[] => seen.filter((row) => row.parentUid === parent).map(nodeOf);
  return seen
    .filter(({ parentUid }) => parentUid === null)
    .map((row) => (row.kind === 'group' ? { ...nodeOf(row), children: nodesIn(row.uid) } : nodeOf(row)))
    .filter(({ children }) => children === undefined || children.length > 0);
}

function nodeOf({ uid, kind, title, icon }: OutlineRow): MenuNode {
  return { uid, kind, title, ...(icon === null ? {} : { icon }) };
}

/** Whether somebody with these roles comes to a page: it and the group around it are for them. */
export function isReachable(page: OutlineRow, group: OutlineRow | undefined, held: Held): boolean {
  return isFor(page, held) && (group === undefined || isFor(group, held));
}
