import type { AccessDecision, AccessQuestion } from '@mortise/plugin-api/server';
import { type Collection, type JsonObject, type Principal, normalizeCollection } from '@mortise/shared';
import { AccessState } from '../access-state';
import { createDecider } from '../create-decider';
import type { GrantRow, PolicyRow, RoleRow, ScopeRow } from '../../store/rows';

export const todos = normalizeCollection({
  name: 'todos',
  fields: [
    { name: 'title', type: 'string' },
    { name: 'done', type: 'boolean' },
    { name: 'secret', type: 'string', hidden: true },
  ],
});
export const log = normalizeCollection({
  name: 'log',
  fields: [{ name: 'text', type: 'text' }],
  createdBy: false,
  createdAt: false,
  updatedAt: false,
});
export const users = normalizeCollection({ name: 'users', fields: [{ name: 'email', type: 'string' }] }, { owner: 'users' });

export function findCollection(name: string): Collection | undefined {
  return [todos, log, users].find((collection) => collection.name === name);
}

const OWN: JsonObject = { createdById: '{{$user.id}}' };
export const SCOPES: ScopeRow[] = [
  { id: 1, key: 'all', name: '', dataSource: 'main', resourceName: null, scope: {} },
  { id: 2, key: 'own', name: '', dataSource: 'main', resourceName: null, scope: OWN },
  { id: 3, key: 'broken', name: '', dataSource: 'main', resourceName: null, scope: { 'title.$nope': 1 } },
];

export interface Line {
  role: string;
  resource: string;
  action: string;
  effect?: string;
  fields?: string[];
  scopeId?: number;
  filter?: JsonObject;
}

export function roleRow(name: string, snippets: string[] = []): RoleRow {
  return { name, title: name, description: null, default: false, hidden: false, allowConfigure: false, snippets, strategy: null };
}

/** Rules of some roles, as the tables would hold them. */
export async function stateOf(
  lines: readonly Line[],
  roles: readonly RoleRow[] = [],
  inheritance: readonly [string, string][] = [],
): Promise<AccessState> {
  const grants: GrantRow[] = [];
  const policies: PolicyRow[] = inheritance.map(([v0, v1], index) => ({
    id: 1000 + index,
    ptype: 'g',
    v0,
    v1,
    v2: '',
    v3: '',
    v4: '',
    v5: '',
  }));
  for (const [index, { role, resource, action, effect = 'allow', fields, scopeId, filter }] of lines.entries()) {
    const id = index + 1;
    grants.push({
      id,
      roleName: role,
      dataSource: 'main',
      resource,
      action,
      fields: fields ?? null,
      scopeId: scopeId ?? null,
      filter: filter ?? null,
    });
    policies.push({ id, ptype: 'p', v0: role, v1: 'main', v2: resource, v3: action, v4: effect, v5: String(id) });
  }
  return AccessState.build({ roles, policies, grants, scopes: SCOPES });
}

export function user(roles: readonly string[], more: Partial<Principal> = {}): Principal {
  return { kind: 'user', id: 'user:5', userId: 5, roles, ...more };
}

export function ask(grant: string | undefined, collection: Collection | undefined, more: Partial<AccessQuestion> = {}): AccessQuestion {
  return { dataSource: 'main', resource: collection?.name ?? 'nothing', grant, snippet: undefined, collection, ...more };
}

export async function decide(state: AccessState, principal: Principal, question: AccessQuestion): Promise<AccessDecision> {
  return createDecider(() => state, findCollection).decide(principal, question);
}

/** `no`, or what is allowed: `fields | filter`, with `-` for no limit. */
export async function outcome(state: AccessState, principal: Principal, question: AccessQuestion): Promise<string> {
  const decision = await decide(state, principal, question);
  if (!decision.allowed) return 'no';
  const scope = decision.scope && JSON.stringify(decision.scope, (key, value: { name?: string }) => (key === 'field' ? value.name : value));
  return `${decision.fields ? [...decision.fields].sort().join(',') : '-'} | ${scope ?? '-'}`;
}

export const EVERYTHING = '- | -';
export const ownScope = '{"kind":"compare","field":"createdById","operator":"$eq","value":{"kind":"variable","name":"$user.id"}}';
export const doneScope = '{"kind":"compare","field":"done","operator":"$eq","value":{"kind":"literal","value":true}}';
