import type { EventBus } from '@mortise/kernel';
import type { Log } from '@mortise/plugin-api/server';

/** The first user of a new installation; `password` only when it was generated. */
export interface FirstAdmin {
  readonly username: string;
  readonly email: string | null;
  readonly password?: string;
}

/** Calls `tell` when a plugin makes the first user: the only chance to show a generated password. */
export function onFirstAdmin(events: EventBus, log: Log, tell: (admin: FirstAdmin) => void): void {
  events.on('users.firstAdminCreated', log, (admin) => tell(admin as FirstAdmin));
}
