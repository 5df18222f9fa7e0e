import type { MenuGroupEntry } from '@mortise/plugin-api/client';
import type { MenuNode } from '../../contract';
import { PageIcon } from '../icons/page-icon';
import { pagePath } from './names';

/** The pages of the menu as its entries, those of a group below its name. */
export function menuEntries(nodes: readonly MenuNode[]): readonly MenuGroupEntry[] {
  return nodes.flatMap((node) =>
    node.kind === 'group' ? (node.children ?? []).map((page) => ({ ...entryOf(page), within: node.title })) : [entryOf(node)],
  );
}

function entryOf({ uid, title, icon }: MenuNode): MenuGroupEntry {
  return { id: uid, title, path: pagePath(uid), ...(icon === undefined ? {} : { icon: <PageIcon name={icon} /> }) };
}
