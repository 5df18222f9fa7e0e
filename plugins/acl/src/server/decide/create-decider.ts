import type { AccessDecider, AccessDecision, AccessQuestion } from '@mortise/plugin-api/server';
import type { BoundFilter, Collection, Principal } from '@mortise/shared';
import { ROOT_ROLE } from '../../contract';
import { STRATEGY_RESOURCE } from '../casbin/policy-line';
import type { AccessState } from './access-state';
import { EVERYTHING, allowed, asksForUser, narrow, refused, tryBind, withKeyFields } from './decisions';
import { type RoleVerdict, foldDecisions } from './fold-decisions';
import type { StoredScope } from './stored-grant';

/**
 * Decides from the rules in memory. `current` is undefined until they have been read once: nothing is allowed before.
 * Decisions are remembered per state, roles and question, and answered without waiting then.
 */
export function createDecider(current: () => AccessState | undefined): AccessDecider {
  return {
    decide(principal, question) {
      if (principal.kind === 'system') return narrow(allowed(EVERYTHING, 'the system itself'), principal.narrowing, question);
      const state = current();
      if (!state) return refused('the access rules have not been read yet');
      const key = decisionKey(principal, question);
      const cached = state.decisions.get(key);
      // A changed collection is another object: fields and filters bound to the old one must not be used.
      return cached && cached.collection === question.collection ? cached.decision : decideAndRemember(state, { principal, question, key });
    },
  };
}

interface Call {
  readonly principal: Principal;
  readonly question: AccessQuestion;
  readonly key: string;
}

async function decideAndRemember(state: AccessState, { principal, question, key }: Call): Promise<AccessDecision> {
  const decision = narrow(await decideByRoles(state, principal, question), principal.narrowing, question);
  state.decisions.set(key, { collection: question.collection, decision });
  return decision;
}

function decisionKey(principal: Principal, question: AccessQuestion): string {
  const { dataSource, resource, grant, snippet } = question;
  const roles = principal.roles.length > 1 ? [...principal.roles].sort() : principal.roles;
  return JSON.stringify([
    roles,
    dataSource,
    resource,
    grant,
    snippet,
    question.collection?.name,
    principal.userId === undefined,
    principal.narrowing,
  ]);
}

async function decideByRoles(state: AccessState, principal: Principal, question: AccessQuestion): Promise<AccessDecision> {
  if (principal.roles.includes(ROOT_ROLE)) return allowed(EVERYTHING, `role ${ROOT_ROLE} may do everything`);
  const roles = await state.impliedRoles(principal.roles);
  const folded = foldDecisions(await askRoles(state, roles, { principal, question }));
  if (!folded.allowed) return refused(refusal(question, folded.deniedBy));
  return allowed(
    { fields: folded.fields && withKeyFields(folded.fields, question.collection), scope: anyOf(folded.scopes) },
    `${question.grant ?? question.snippet ?? 'action'} on ${question.resource} by role ${folded.roles.join(', ')}`,
  );
}

function refusal(question: AccessQuestion, deniedBy: string | undefined): string {
  const what = `${question.grant ?? question.snippet ?? 'this action'} on ${question.resource}`;
  return deniedBy === undefined ? `no role allows ${what}` : `role ${deniedBy} denies ${what}`;
}

async function askRoles(
  state: AccessState,
  roles: readonly string[],
  { principal, question }: Omit<Call, 'key'>,
): Promise<RoleVerdict<BoundFilter>[]> {
  const { collection, dataSource, grant, snippet } = question;
  // Grants are given on collections; a resource may show one under another name.
  const resource = collection?.name ?? question.resource;
  const userMade = collection !== undefined && collection.owner === undefined;
  if (resource === STRATEGY_RESOURCE) return [];
  const verdicts = await Promise.all(roles.map((role) => state.ask(role, { dataSource, resource, grant, snippet, userMade })));
  return verdicts.map((verdict) => bindVerdict(verdict, collection, principal));
}

function bindVerdict(
  verdict: RoleVerdict<StoredScope>,
  collection: Collection | undefined,
  principal: Principal,
): RoleVerdict<BoundFilter> {
  if (verdict.effect !== 'allow') return verdict;
  const { fields, role, scope } = verdict;
  if (!scope) return { effect: 'allow', role, fields, scope: undefined };
  const hasUser = principal.userId !== undefined || !asksForUser(scope.node);
  const bound = hasUser ? tryBind(scope.node, collection) : undefined;
  return bound ? { effect: 'allow', role, fields, scope: bound } : { effect: 'none', role };
}

function anyOf(scopes: readonly BoundFilter[] | undefined): BoundFilter | undefined {
  if (!scopes) return undefined;
  const [only] = scopes;
  return scopes.length === 1 && only ? only : { kind: 'or', nodes: scopes };
}
