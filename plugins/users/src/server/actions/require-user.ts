import type { ActionCall } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';

/** A user who is signed in, by the session the request came with. */
export interface SignedInUser {
  readonly userId: number;
  readonly sessionId: number;
}

/**
 * What belongs to a person: their own session, password and profile. Keys and other clients act for a user, but are not one.
 * @throws AppError ACTION_DENIED
 */
export function requireUser({ principal: { kind, userId, credentialId }, resource }: ActionCall): SignedInUser {
  if (kind !== 'user' || userId === undefined || credentialId === undefined) {
    throw new AppError('ACTION_DENIED', { resource, reason: 'only a user who is signed in may do this' });
  }
  return { userId, sessionId: credentialId };
}
