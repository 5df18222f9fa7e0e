import type { BootPort } from '@mortise/plugin-api/server';
import { readPublicUser } from './user-rows';

/** Tells a page that starts who uses it: the user as `auth:check` shows them, or nobody. */
export function addBootPart(boot: BootPort, deps: Parameters<typeof readPublicUser>[1]): void {
  boot.add('user', async ({ principal: { userId } }) => (userId === undefined ? null : ((await readPublicUser(userId, deps)) ?? null)));
}
