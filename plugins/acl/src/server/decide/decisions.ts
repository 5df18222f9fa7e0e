import { createHash } from 'node:crypto';
import type { AccessDecision, AccessQuestion, Allowed, Refused } from '@mortise/plugin-api/server';
import type { BoundFilter, Collection, FilterNode, Narrowing } from '@mortise/shared';
import { MAIN } from '../store/built-ins';
import type { ScopeBinder } from './scope-binder';

/** Fields every caller with any right on a row may read, besides the granted ones. */
const ALWAYS_READABLE = ['createdAt', 'updatedAt'];

export interface Rights {
  readonly fields: ReadonlySet<string> | undefined;
  readonly scope: BoundFilter | undefined;
}

export const EVERYTHING: Rights = Object.freeze({ fields: undefined, scope: undefined });

export function refused(reason: string): Refused {
  return Object.freeze({ allowed: false, reason });
}

/** An allowing decision. Its id is computed from what it allows, so roles with equal rights share compiled statements. */
export function allowed(rights: Rights, reason: string): Allowed {
  return Object.freeze({ allowed: true, id: rightsId(rights), fields: rights.fields, scope: rights.scope, reason });
}

const DEFINITIONS = new Set(['field', 'relation', 'parent', 'target']);

function rightsId({ fields, scope }: Rights): string {
  if (!fields && !scope) return 'everything';
  const content = JSON.stringify([fields ? [...fields].sort() : null, scope ?? null], (key, value: unknown) =>
    // A bound filter carries whole definitions; their names say as much within one version of the schema.
    DEFINITIONS.has(key) && typeof value === 'object' && value !== null && 'name' in value ? value.name : value,
  );
  return createHash('sha256').update(content).digest('base64url').slice(0, 22);
}

/** Adds the fields that come with any permission on a row. */
export function withKeyFields(fields: ReadonlySet<string>, collection: Collection | undefined): ReadonlySet<string> {
  if (!collection) return fields;
  return new Set([...fields, collection.primaryKey.name, ...ALWAYS_READABLE.filter((name) => collection.fields.has(name))]);
}

/** True when the filter compares with the caller's user, which not every caller has. */
export function asksForUser(filter: FilterNode): boolean {
  if (filter.kind === 'not') return asksForUser(filter.node);
  if (filter.kind === 'compare') return filter.value.kind === 'variable' && filter.value.name !== '$nRole';
  return filter.kind !== 'calculation' && filter.nodes.some(asksForUser);
}

interface Narrowed {
  readonly narrowing: Narrowing | undefined;
  readonly question: AccessQuestion;
  readonly scopes: ScopeBinder;
}

/** Takes away what the credential does not cover. */
export function narrow(decision: AccessDecision, { narrowing, question, scopes }: Narrowed): AccessDecision {
  if (!decision.allowed || !narrowing) return decision;
  if (!narrowing.actions.some((pattern) => covers(pattern, question))) {
    return refused(`the credential does not cover ${question.grant ?? question.snippet ?? 'this action'} on ${question.resource}`);
  }
  const left = narrowRights(decision, { narrowing, question, scopes });
  if (left === undefined) return refused(`the credential's row filter does not fit ${question.resource}`);
  const kept = left === decision ? decision : allowed(left, `${decision.reason}, narrowed by the credential`);
  return narrow(kept, { narrowing: narrowing.also, question, scopes });
}

/** The same object when nothing is taken away; undefined when the filter cannot be asked of this resource. */
function narrowRights(rights: Rights, { narrowing, question, scopes }: Narrowed & { readonly narrowing: Narrowing }): Rights | undefined {
  const own = narrowing.fields?.[nameOf(question)];
  const fields = own === undefined ? rights.fields : withKeyFields(intersection(rights.fields, own), question.collection);
  if (narrowing.scope === undefined) return own === undefined ? rights : { fields, scope: rights.scope };
  const scope = scopes.tryBind(narrowing.scope, question.collection);
  if (!scope) return undefined;
  return { fields, scope: rights.scope ? { kind: 'and', nodes: [rights.scope, scope] } : scope };
}

function intersection(held: ReadonlySet<string> | undefined, own: readonly string[]): ReadonlySet<string> {
  return new Set(held === undefined ? own : own.filter((name) => held.has(name)));
}

/** `todos:view`, `todos:*`, `*:view`, `*:*`; `shop/orders:view` and `shop/*:view` for data source `shop`. Actions that need no grant are covered only by `*`. */
function covers(pattern: string, question: AccessQuestion): boolean {
  const colon = pattern.lastIndexOf(':');
  const resource = pattern.slice(0, Math.max(colon, 0));
  const action = pattern.slice(colon + 1);
  const isMeant = resource === '*' || resource === nameOf(question) || (resource === `${question.dataSource}/*` && isUserMade(question));
  return colon > 0 && isMeant && (action === '*' || action === question.grant);
}

function isUserMade({ collection }: AccessQuestion): boolean {
  return collection !== undefined && collection.owner === undefined;
}

/** The resource as narrowings name it. */
function nameOf({ dataSource, resource }: AccessQuestion): string {
  return dataSource === MAIN ? resource : `${dataSource}/${resource}`;
}
