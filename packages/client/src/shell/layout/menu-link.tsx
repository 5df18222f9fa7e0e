import type { ReactNode } from 'react';
import { NavLink } from 'react-router';

export interface MenuLinkProps {
  readonly to: string;
  readonly title: string;
  readonly icon?: ReactNode;
  /** Current only on exactly this address. */
  readonly end?: boolean;
}

export function MenuLink({ to, title, icon, end = false }: MenuLinkProps): ReactNode {
  return (
    <li>
      <NavLink to={to} end={end} className="side-menu-link">
        {icon === undefined ? null : <span aria-hidden>{icon}</span>}
        <span className="side-menu-text">{title}</span>
      </NavLink>
    </li>
  );
}
