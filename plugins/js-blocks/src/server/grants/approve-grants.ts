import type { AccessPort, CollectionsPort } from '@mortise/plugin-api/server';
import { AppError, type Principal } from '@mortise/shared';
import type { BlockGrants, CollectionGrant, GrantedAction } from '../../contract';
import { MANAGE } from '../permissions';
import { findGranted } from './granted-collection';

export interface ApprovalDeps {
  readonly access: AccessPort;
  readonly collections: CollectionsPort;
  /** Whether somebody may run a saved query. */
  readonly mayRun: (query: string, principal: Principal) => Promise<boolean>;
}

/** Rights somebody is about to give to a block. */
export interface Approval {
  readonly block: string;
  readonly grants: BlockGrants;
  /** Rights that need nobody's approval any more: the code they were given to has not changed. */
  readonly approved: BlockGrants;
  readonly principal: Principal;
}

/**
 * Whoever gives a right to a block must have it.
 * @throws AppError ACTION_DENIED with the block and the first right that is missing
 */
export async function approveGrants({ block, grants, approved, principal }: Approval, deps: ApprovalDeps): Promise<void> {
  const require = (right: string, isHeld: boolean): void => {
    if (!isHeld)
      throw new AppError('ACTION_DENIED', { block, right, reason: 'whoever publishes a block must have each right it is given' });
  };
  for (const grant of grants.collections ?? []) {
    const before = approved.collections?.find(({ resource }) => resource === grant.resource);
    for (const action of grant.actions) {
      if (covers(before, grant, action)) continue;
      require(`${grant.resource}:${action}`, await holds(grant, action, { principal, deps }));
    }
  }
  for (const query of newIn(grants.queries, approved.queries)) require(`query ${query}`, await deps.mayRun(query, principal));
  const trusted = [
    ...newIn(grants.hosts, approved.hosts).map((host) => `host ${host}`),
    ...newIn(grants.secrets, approved.secrets).map((secret) => `secret ${secret}`),
  ];
  const [right] = trusted;
  if (right !== undefined) require(right, await isTrusted(principal, deps.access));
}

/**
 * Whether somebody may give blocks other servers and secrets: those get what viewers see, these act with the rights of others, so no right on
 * records covers either.
 */
export async function isTrusted(principal: Principal, access: AccessPort): Promise<boolean> {
  return (await access.decideFor(principal, MANAGE, { dataSource: 'main', resource: 'jsBlocks', collection: undefined })).allowed;
}

function newIn(names: readonly string[] = [], before: readonly string[] = []): readonly string[] {
  return names.filter((name) => !before.includes(name));
}

function covers(before: CollectionGrant | undefined, { fields }: CollectionGrant, action: GrantedAction): boolean {
  if (!before?.actions.includes(action)) return false;
  const { fields: had } = before;
  return had === undefined || (fields !== undefined && fields.every((name) => had.includes(name)));
}

async function holds(
  { resource, fields }: CollectionGrant,
  grant: GrantedAction,
  { principal, deps }: { readonly principal: Principal; readonly deps: ApprovalDeps },
): Promise<boolean> {
  const granted = findGranted(resource, deps.collections);
  if (!granted) return false;
  const { dataSource, collection } = granted;
  const question = { dataSource, resource: collection.name, grant, snippet: undefined, collection };
  const decision = await deps.access.decide(principal, question);
  if (!decision.allowed) return false;
  const { fields: held } = decision;
  return held === undefined || (fields !== undefined && fields.every((name) => held.has(name)));
}
