import { type ResourceDefinition, answer, defineAction } from '@mortise/plugin-api/server';
import { AVAILABLE_ACTIONS } from '../store/available-actions';
import { wholeMeta } from './page';
import { LOGGED_IN } from './permissions';
import { AVAILABLE } from './rights-docs';

/** `availableActions:list`: what can be granted on a collection. */
export const availableActionsResource: ResourceDefinition = {
  name: 'availableActions',
  actions: {
    list: defineAction({
      permission: LOGGED_IN,
      safe: true,
      describe: { output: AVAILABLE },
      run: () =>
        answer(
          AVAILABLE_ACTIONS.map((action) => ({ ...action })),
          wholeMeta(AVAILABLE_ACTIONS.length),
        ),
    }),
  },
};
