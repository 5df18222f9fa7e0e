import type { Read, ReadAnswer, Reader } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';
import { authorizeAction } from '../phases/authorize-action';
import { executeAction } from '../phases/execute-action';
import { NO_FACTS } from '../phases/no-facts';
import { planAction } from '../phases/plan-action';
import type { ServicesOf } from '../phases/services-per-source';
import { validateAction } from '../phases/validate-action';

/**
 * Goes through the phases of a standard read that a plugin asks for in somebody's name.
 * @throws AppError what the phases throw, ACTION_NOT_FOUND for what is no standard read, DEADLINE_EXCEEDED when the reader has left
 */
export async function runRead(
  { dataSource = 'main', resource, action, query = {}, values }: Read,
  reader: Reader,
  servicesOf: ServicesOf,
): Promise<ReadAnswer> {
  if (reader.signal?.aborted) throw new AppError('DEADLINE_EXCEEDED');
  const services = servicesOf(dataSource);
  const request = { method: 'POST', dataSource, address: { resource, action }, query, values, faults: [] };
  const planned = planAction(request, { principal: reader.principal }, services);
  const { safe, custom } = planned.target;
  if (!safe || custom) throw new AppError('ACTION_NOT_FOUND', { resource, action });
  const validated = await validateAction(await authorizeAction(planned, services), services);
  const result = await executeAction(validated, NO_FACTS, services);
  if (result.kind === 'stream') throw new AppError('ACTION_NOT_FOUND', { resource, action });
  const text = result.kind === 'json' ? result.text : JSON.stringify(result.data);
  return 'meta' in result && result.meta !== undefined ? { text, meta: result.meta } : { text };
}
