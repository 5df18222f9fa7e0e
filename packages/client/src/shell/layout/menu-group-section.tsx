import { type MenuGroup, useServices } from '@mortise/plugin-api/client';
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
        {entries.map((entry) => (
          <MenuLink key={entry.id} to={entry.path} title={entry.title} icon={group.icon} />
        ))}
      </ul>
    </li>
  );
}
