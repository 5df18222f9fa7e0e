import { type ActionDefinition, answer, defineAction } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';
import type { AclServices } from '../acl-services';
import { describeRights } from '../decide/describe-rights';
import { LOGGED_IN } from './permissions';

/** `roles:check`: what the caller's role may do, for clients that show or hide things by it. */
export function checkRoleAction({ rules, collections }: AclServices): ActionDefinition {
  return defineAction({
    permission: LOGGED_IN,
    safe: true,
    async run({ principal }) {
      const { state } = rules;
      if (!state) throw new AppError('ACTION_DENIED', { resource: 'roles', reason: 'the access rules have not been read yet' });
      return answer(await describeRights(state, principal.roles, (name) => collections.find(name)));
    },
  });
}
