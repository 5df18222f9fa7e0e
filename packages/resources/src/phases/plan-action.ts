import type { ActionPermission } from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';
import type { Identified } from '../identity/identifier';
import { requireIdentity } from '../identity/require-identity';
import type { ResolvedAction } from '../registry/resource-registry';
import type { ActionRequest } from '../request/action-request';
import { findAssociation } from './association';
import { planAssociation, planList } from './plan-association';
import type { PhaseServices, PlannedAction } from './stages';

const LOGGED_IN: ActionPermission = { kind: 'loggedIn' };

type Found = Pick<PlannedAction, 'target' | 'collection' | 'association'>;

/**
 * Phase 5. Finds what is addressed; being nobody comes before asking for what is not there.
 * @throws AppError of the unauthenticated kind, CSRF_REFUSED, URL_INVALID, DATA_SOURCE_NOT_FOUND, RESOURCE_NOT_FOUND, ACTION_NOT_FOUND, METHOD_NOT_ALLOWED
 */
export function planAction(request: ActionRequest, identified: Identified, services: PhaseServices): PlannedAction {
  let found: Found;
  try {
    found = findAction(request, services);
  } catch (error) {
    requireIdentity(identified, LOGGED_IN);
    throw error;
  }
  requireIdentity(identified, found.target.permission);
  requireMethod(request.method, found.target);
  return { request, identified, services, ...found };
}

function findAction({ address, dataSource, asked, faults }: ActionRequest, services: PhaseServices): Found {
  const { source, registry } = services;
  if (!address) throw faults[0] ?? new AppError('URL_INVALID', { what: 'unknown path form' });
  if (dataSource !== source.key) throw new AppError('DATA_SOURCE_NOT_FOUND', { dataSource: dataSource.slice(0, 100) });
  const isDeclared = registry.isDeclared(address.resource);
  const association = isDeclared ? undefined : findAssociation(address.resource, address.sourceKey, services);
  if (association) return planAssociation(association, address.action, services);
  const list = isDeclared ? undefined : planList(address, services);
  if (list) return list;
  const actions = registry.actionsOf(address.resource, source.schema.find(address.resource));
  if (!actions) throw new AppError('RESOURCE_NOT_FOUND', { resource: address.resource.slice(0, 100) });
  const target = actions.get(address.action);
  if (!target || (asked && target.custom)) {
    throw new AppError('ACTION_NOT_FOUND', { resource: address.resource, action: address.action.slice(0, 100) });
  }
  return { target, association: undefined, collection: collectionOf(target, services) };
}

function collectionOf({ collectionName }: ResolvedAction, { source }: PhaseServices): Found['collection'] {
  return collectionName === undefined ? undefined : source.schema.get(collectionName);
}

function requireMethod(method: string, target: ResolvedAction): void {
  const allowed = target.safe ? ['GET', 'POST'] : ['POST', 'PUT', 'PATCH', 'DELETE'];
  if (!allowed.includes(method === 'HEAD' ? 'GET' : method)) throw new AppError('METHOD_NOT_ALLOWED', { method, allowed });
}
