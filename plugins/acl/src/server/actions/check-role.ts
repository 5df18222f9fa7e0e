import { type ActionDefinition, answer, defineAction } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';
import type { AclServices } from '../acl-services';
import { describeRights, describeSourceRights } from '../decide/describe-rights';
import type { FindCollection } from '../decide/scope-binder';
import { isOpenSource } from '../store/stale-entries';
import { LOGGED_IN } from './permissions';
import { RIGHTS } from './rights-docs';

/** `roles:check`: what the caller's role may do, for clients that show or hide things by it. */
export function checkRoleAction({ rules, collections }: AclServices): ActionDefinition {
  return defineAction({
    permission: LOGGED_IN,
    safe: true,
    describe: { output: RIGHTS },
    async run({ principal }) {
      const { state } = rules;
      if (!state) throw new AppError('ACTION_DENIED', { resource: 'roles', reason: 'the access rules have not been read yet' });
      const findCollection: FindCollection = (name, dataSource) => collections.find(name, dataSource);
      const isOpen = (dataSource: string): boolean => isOpenSource(dataSource, collections);
      const dataSources = await describeSourceRights(state, principal.roles, { isOpen, findCollection });
      return answer(await describeRights(state, principal.roles, findCollection), { dataSources });
    },
  });
}
