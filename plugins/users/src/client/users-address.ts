import { useUrlPatch } from '@mortise/ui';
import { useSearchParams } from 'react-router';
import { type UsersView, readView } from './users-view';

export interface UsersAddress extends UsersView {
  /** Any change of what is listed goes back to the first page. */
  narrow(changes: Readonly<Record<string, string | undefined>>): void;
  turnTo(page: number, pageSize: number): void;
  /** Opens the drawer of a user, of a new one, or none. */
  open(user: number | 'new' | undefined): void;
}

/** What the page shows lies in its address: `?q=ann&role=member&sort=-createdAt&page=2&user=5`. */
export function useUsersAddress(): UsersAddress {
  const [params] = useSearchParams();
  const replace = useUrlPatch();
  const push = useUrlPatch({ push: true });
  return {
    ...readView((name) => params.get(name) ?? undefined),
    narrow: (changes) => replace({ ...changes, page: undefined }),
    turnTo: (page, pageSize) => replace({ page: String(page), pageSize: String(pageSize) }),
    open: (user) => push({ user: user === undefined ? undefined : String(user) }),
  };
}
