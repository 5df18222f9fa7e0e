import type { ActionResult, StreamResult } from '@mortise/plugin-api/server';
import { isAppError } from '@mortise/shared';
import { authorizeAction } from './authorize-action';
import { planAction } from './plan-action';
import type { CallFacts, PhaseServices, ValidatedAction } from './stages';
import { validateAction } from './validate-action';

const ATTEMPTS = 3;

/**
 * Phase 8. When a table changed between planning and executing, the statement has done nothing: the phases before it are gone
 * through again with the new schema. A plugin's own action may have done other work by then, so it is not repeated.
 * @throws AppError whatever the action throws; SCHEMA_CHANGED when tables keep changing
 */
export async function executeAction(
  validated: ValidatedAction,
  facts: CallFacts,
  services: PhaseServices,
): Promise<ActionResult | StreamResult> {
  let current = validated;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await current.run(facts);
    } catch (error) {
      const { request, identified, target } = current.authorized;
      const mayRepeat = attempt < ATTEMPTS && target.custom === undefined && isAppError(error) && error.code === 'SCHEMA_CHANGED';
      if (!mayRepeat) throw error;
      await services.source.settled();
      current = await validateAction(await authorizeAction(planAction(request, identified, services), services), services);
    }
  }
}
