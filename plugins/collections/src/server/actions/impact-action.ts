import { type ActionDefinition, answer, defineAction, requireKey } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';
import { type ImpactDeps, removalImpact } from '../impact/removal-impact';
import { permission } from './collections-permission';
import { refuseUnknown } from './list-query';
import { IMPACT } from './plan-docs';

/** `collections:impact?filterByTk=<name>[&field=<field>]`: asked before something is dropped. */
export function impactAction(deps: ImpactDeps): ActionDefinition {
  return defineAction({
    permission,
    safe: true,
    describe: { query: { filterByTk: { type: 'string' }, field: { type: 'string' } }, output: IMPACT },
    async run({ query, keys }) {
      refuseUnknown(query, ['filterByTk', 'field']);
      const { field } = query;
      if (field !== undefined && (typeof field !== 'string' || field === ''))
        throw new AppError('QUERY_PARAMETER_INVALID', { parameter: 'field', expected: 'the name of a field' });
      return answer(await removalImpact(deps, requireKey({ keys }), field));
    },
  });
}
