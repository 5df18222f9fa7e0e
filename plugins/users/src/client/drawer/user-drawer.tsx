import type { ReactNode } from 'react';
import { EditUserDrawer } from './edit-user-drawer';
import { NewUserDrawer } from './new-user-drawer';

export interface UserDrawerProps {
  readonly user: number | 'new' | undefined;
  onOpen(user: number | undefined): void;
}

/** Whichever drawer the address asks for. */
export function UserDrawer({ user, onOpen }: UserDrawerProps): ReactNode {
  if (user === undefined) return null;
  if (user === 'new') return <NewUserDrawer onOpen={onOpen} />;
  return <EditUserDrawer key={user} userId={user} onClose={() => onOpen(undefined)} />;
}
