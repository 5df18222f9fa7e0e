import type { ActionPermission } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';
import type { Identified } from './identifier';

/**
 * Makes sure the caller is known where that matters.
 * @throws AppError EMPTY_TOKEN, or why the credential does not do: of the unauthenticated kind, or what its carrier refused it with
 */
export function requireIdentity({ principal, fault }: Identified, permission: ActionPermission): void {
  if (permission.kind === 'public') return;
  const known = principal.kind !== 'anonymous';
  const lacksOnlyRole = known && permission.kind === 'loggedIn' && permission.withoutRole === true;
  if (fault && !lacksOnlyRole) throw fault;
  if (!known) throw new AppError('EMPTY_TOKEN');
}
