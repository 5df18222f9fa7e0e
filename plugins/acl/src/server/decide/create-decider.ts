import type { AccessDecider, AccessDecision, AccessQuestion } from '@mortise/plugin-api/server';
import type { BoundFilter, Collection, Principal } from '@mortise/shared';
import { ROOT_ROLE } from '../../contract';
import { STRATEGY_RESOURCE } from '../casbin/policy-line';
import type { AccessState, CachedDecision } from './access-state';
import { EVERYTHING, allowed, asksForUser, narrow, refused, withKeyFields } from './decisions';
import { type RoleVerdict, foldDecisions } from './fold-decisions';
import { type FindCollection, ScopeBinder } from './scope-binder';
import type { StoredScope } from './stored-grant';

/**
 * Decides from the rules in memory. `current` is undefined until they have been read once: nothing is allowed before.
 * Decisions are remembered per state, roles and question, and answered without waiting then.
 */
export function createDecider(current: () => AccessState | undefined, find: FindCollection): AccessDecider {
  return {
    decide(principal, question) {
      const { narrowing } = principal;
      if (principal.kind === 'system')
        return narrow(allowed(EVERYTHING, 'the system itself'), { narrowing, question, scopes: new ScopeBinder(find) });
      const state = current();
      if (!state) return refused('the access rules have not been read yet');
      const key = decisionKey(principal, question);
      const cached = state.decisions.get(key);
      if (cached && isCurrent(cached, question, find)) return cached.decision;
      return decideAndRemember(state, { principal, question, key, scopes: new ScopeBinder(find) });
    },
  };
}

/** A changed collection is another object: fields and filters bound to the old one must not be used. */
function isCurrent({ collection, targets }: CachedDecision, question: AccessQuestion, find: FindCollection): boolean {
  return collection === question.collection && targets.every((target) => find(target.name, question.dataSource) === target);
}

interface Call {
  readonly principal: Principal;
  readonly question: AccessQuestion;
  readonly key: string;
  readonly scopes: ScopeBinder;
}

async function decideAndRemember(state: AccessState, call: Call): Promise<AccessDecision> {
  const { principal, question, key, scopes } = call;
  const decision = narrow(await decideByRoles(state, call), { narrowing: principal.narrowing, question, scopes });
  state.decisions.set(key, { collection: question.collection, targets: scopes.targets, decision });
  return decision;
}

const callerKeys = new WeakMap<Principal, string>();

/** Principals are frozen, and one serves many requests. */
function callerKey(principal: Principal): string {
  const { roles, userId, narrowing } = principal;
  const key = callerKeys.get(principal) ?? JSON.stringify([roles.length > 1 ? [...roles].sort() : roles, userId === undefined, narrowing]);
  callerKeys.set(principal, key);
  return key;
}

/** None of these names has line breaks: what a request spells has been found in a registry by now. */
function decisionKey(principal: Principal, { dataSource, resource, grant, snippet, collection }: AccessQuestion): string {
  return `${callerKey(principal)}\n${dataSource}\n${resource}\n${grant ?? ''}\n${snippet ?? ''}\n${collection?.name ?? ''}`;
}

async function decideByRoles(state: AccessState, call: Call): Promise<AccessDecision> {
  const { principal, question } = call;
  if (principal.roles.includes(ROOT_ROLE)) return allowed(EVERYTHING, `role ${ROOT_ROLE} may do everything`);
  const roles = await state.impliedRoles(principal.roles);
  const folded = foldDecisions(await askRoles(state, roles, call));
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
  { principal, question, scopes }: Call,
): Promise<RoleVerdict<BoundFilter>[]> {
  const { collection, dataSource, grant, snippet } = question;
  // Grants are given on collections; a resource may show one under another name.
  const resource = collection?.name ?? question.resource;
  const userMade = collection !== undefined && collection.owner === undefined;
  if (resource === STRATEGY_RESOURCE) return [];
  const verdicts = await Promise.all(roles.map((role) => state.ask(role, { dataSource, resource, grant, snippet, userMade })));
  return verdicts.map((verdict) => bindVerdict(verdict, collection, { principal, scopes }));
}

function bindVerdict(
  verdict: RoleVerdict<StoredScope>,
  collection: Collection | undefined,
  { principal, scopes }: Pick<Call, 'principal' | 'scopes'>,
): RoleVerdict<BoundFilter> {
  if (verdict.effect !== 'allow') return verdict;
  const { fields, role, scope } = verdict;
  if (!scope) return { effect: 'allow', role, fields, scope: undefined };
  const hasUser = principal.userId !== undefined || !asksForUser(scope.node);
  const bound = hasUser ? scopes.tryBind(scope.node, collection) : undefined;
  return bound ? { effect: 'allow', role, fields, scope: bound } : { effect: 'none', role };
}

function anyOf(scopes: readonly BoundFilter[] | undefined): BoundFilter | undefined {
  if (!scopes) return undefined;
  const [only] = scopes;
  return scopes.length === 1 && only ? only : { kind: 'or', nodes: scopes };
}
