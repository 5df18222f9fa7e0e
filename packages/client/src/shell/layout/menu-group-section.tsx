import { type MenuGroup, type MenuGroupEntry, useServices } from '@mortise/plugin-api/client';
import type { ReactNode } from 'react';
import type { Owned } from '../../plugins/registry';
import { useMenuGroup } from './use-menu-group';
import { MenuLink } from './menu-link';

/** A group of the menu whose entries come from data. Without entries it is not there. */
export function MenuGroupSection({ group }: { readonly group: Owned<MenuGroup> }): ReactNode {
  const { translate } = useServices();
  const entries = useMenuGroup(group);
  if (entries.length === 0) return null;
  const title = translate(group.owner)(group.title);
  return (
    <li className="side-menu-group">
      <span className="side-menu-heading" id={`menu-${group.owner}-${group.id}`}>
        {title}
      </span>
      <ul aria-labelledby={`menu-${group.owner}-${group.id}`}>
        {byHeading(entries).map(({ heading, parts }) =>
          heading === undefined ? (
            parts.map((entry) => <MenuLink key={entry.id} to={entry.path} title={entry.title} icon={entry.icon ?? group.icon} />)
          ) : (
            <li key={parts[0]?.id}>
              <span className="side-menu-text side-menu-within">{heading}</span>
              <ul className="side-menu-inner" aria-label={heading}>
                {parts.map((entry) => (
                  <MenuLink key={entry.id} to={entry.path} title={entry.title} icon={entry.icon ?? group.icon} />
                ))}
              </ul>
            </li>
          ),
        )}
      </ul>
    </li>
  );
}

interface Headed {
  readonly heading: string | undefined;
  readonly parts: readonly MenuGroupEntry[];
}

/** Entries of one heading that follow each other, together. */
function byHeading(entries: readonly MenuGroupEntry[]): readonly Headed[] {
  const headed: { heading: string | undefined; parts: MenuGroupEntry[] }[] = [];
  for (const entry of entries) {
    const last = headed.at(-1);
    if (last !== undefined && last.heading === entry.within) last.parts.push(entry);
    else headed.push({ heading: entry.within, parts: [entry] });
  }
  return headed;
}
