import type { AccessDecision } from '@mortise/plugin-api/server';
import type { Collection } from '@mortise/shared';
import { LRUCache } from 'lru-cache';
import { type PermissionLine, STRATEGY_RESOURCE, toPolicyLines } from '../casbin/policy-line';
import { type RoleInheritance, loadInheritance } from '../casbin/role-inheritance';
import { RolePolicies, entryKey } from '../casbin/role-policies';
import type { GrantRow, PolicyRow, RoleRow, RowId, ScopeRow } from '../store/rows';
import { strategyAction } from '../store/strategy';
import type { RoleVerdict } from './fold-decisions';
import { SnippetPatterns } from './snippet-patterns';
import { type StoredGrant, type StoredScope, loadGrants } from './stored-grant';

const CACHED_DECISIONS = 10_000;

/** One resource of one data source that lines speak about. */
export interface Resource {
  readonly dataSource: string;
  readonly resource: string;
}

/** A grant on a user-made collection that names fields which are not there any more. */
export interface ShortenedGrant {
  readonly id: RowId;
  readonly before: readonly string[];
  /** The fields that are left. */
  readonly fields: readonly string[];
}

export interface AccessRows {
  readonly roles: readonly RoleRow[];
  readonly policies: readonly PolicyRow[];
  readonly grants: readonly GrantRow[];
  readonly scopes: readonly ScopeRow[];
  /** Entries (`entryKey`) that allow nothing although their lines still exist. Read at every question. */
  readonly suspended?: ReadonlySet<string>;
  /** Resources that may have lines which are not among these. Read at every question. */
  readonly withheld?: ReadonlySet<string>;
}

/** What one role is asked. */
export interface RoleQuestion {
  readonly dataSource: string;
  readonly resource: string;
  readonly grant: string | undefined;
  readonly snippet: string | undefined;
  /** Strategies speak about user-made collections only. */
  readonly userMade: boolean;
}

export interface CachedDecision {
  readonly collection: Collection | undefined;
  /** Collections its row filters walk to. */
  readonly targets: readonly Collection[];
  readonly decision: AccessDecision;
}

/** All rules at one access version. A change of the rules makes a new one; what is lost with the schema only narrows this one. */
export class AccessState {
  readonly decisions = new LRUCache<string, CachedDecision>({ max: CACHED_DECISIONS });
  readonly roles: ReadonlyMap<string, RoleRow>;
  /** Every resource that lines or scopes speak about. */
  readonly resources: readonly Resource[];
  /** The grants that name their fields. */
  readonly fieldGrants: readonly GrantRow[];
  readonly #snippets: ReadonlyMap<string, SnippetPatterns>;
  readonly #lines: ReadonlyMap<string, readonly PermissionLine[]>;
  readonly #grants: Map<string, StoredGrant>;
  readonly #inheritance: RoleInheritance;
  readonly #suspended: ReadonlySet<string>;
  readonly #withheld: ReadonlySet<string>;
  readonly #policies = new Map<string, Promise<RolePolicies>>();

  private constructor(rows: AccessRows, lines: readonly PermissionLine[], inheritance: RoleInheritance) {
    this.#suspended = rows.suspended ?? new Set();
    this.#withheld = rows.withheld ?? new Set();
    this.roles = new Map(rows.roles.map((role) => [role.name, role]));
    this.#snippets = new Map(rows.roles.map((role) => [role.name, new SnippetPatterns(role.snippets ?? [])]));
    this.#lines = groupByRole(lines);
    this.#grants = loadGrants(rows.grants, rows.scopes);
    this.#inheritance = inheritance;
    this.fieldGrants = rows.grants.filter((grant) => grant.fields !== null);
    this.resources = [
      ...lines.map(toResource),
      ...rows.scopes.flatMap(({ dataSource, resourceName }) => (resourceName === null ? [] : [{ dataSource, resource: resourceName }])),
    ];
  }

  static async build(rows: AccessRows): Promise<AccessState> {
    const { permissions, inheritance } = toPolicyLines(rows.policies);
    return new AccessState(rows, permissions, await loadInheritance(inheritance));
  }

  /** The roles and those they inherit from. */
  impliedRoles(roles: readonly string[]): Promise<readonly string[]> {
    return this.#inheritance.implied(roles);
  }

  /** Resources a role has entries for. */
  entriesOf(role: string): readonly Resource[] {
    return (this.#lines.get(role) ?? []).filter((line) => line[2] !== STRATEGY_RESOURCE).map(toResource);
  }

  /** What a role may do on all user-made collections of a data source it has no entry for: `view`, `view:own`. */
  strategyOf(role: string, dataSource: string): readonly string[] {
    const lines = (this.#lines.get(role) ?? []).filter((line) => line[1] === dataSource && line[2] === STRATEGY_RESOURCE);
    return lines.map(([, , , action, , grantId]) => strategyAction(action, this.#grants.get(grantId)?.scope !== undefined));
  }

  /** Data sources a role has lines for. */
  sourcesOf(role: string): readonly string[] {
    return [...new Set((this.#lines.get(role) ?? []).map((line) => line[1]))];
  }

  /** Takes fields out of a grant, unless it says something else by now: then it has followed a rename. */
  shorten({ id, before, fields }: ShortenedGrant): void {
    const grant = this.#grants.get(String(id));
    if (!grant || JSON.stringify(grant.fields) !== JSON.stringify(before)) return;
    this.#grants.set(String(id), { ...grant, fields });
    this.decisions.clear();
  }

  allowsSnippet(role: string, snippet: string): boolean {
    return this.#snippets.get(role)?.allows(snippet) ?? false;
  }

  /** An entry for the resource decides alone; otherwise the strategy, then the snippets may allow. */
  async ask(role: string, question: RoleQuestion): Promise<RoleVerdict<StoredScope>> {
    const isWithheld = this.#withheld.has(entryKey(question.dataSource, question.resource));
    if (question.grant !== undefined && isWithheld) return { effect: 'none', role };
    const policies = await this.#policiesOf(role);
    const hasEntry = question.grant !== undefined && policies.hasEntry(question.dataSource, question.resource);
    if (hasEntry && this.#suspended.has(entryKey(question.dataSource, question.resource))) return { effect: 'none', role };
    if (hasEntry) return this.#askLines(role, policies, { ...question, action: question.grant });
    if (question.grant !== undefined && question.userMade) {
      const verdict = await this.#askLines(role, policies, { ...question, resource: STRATEGY_RESOURCE, action: question.grant });
      if (verdict.effect !== 'none') return verdict;
    }
    const allowed = question.snippet !== undefined && this.allowsSnippet(role, question.snippet);
    return allowed ? { effect: 'allow', role, fields: undefined, scope: undefined } : { effect: 'none', role };
  }

  async #askLines(
    role: string,
    policies: RolePolicies,
    question: { dataSource: string; resource: string; action: string },
  ): Promise<RoleVerdict<StoredScope>> {
    const answer = await policies.ask(question);
    if (answer.effect !== 'allow') return { effect: answer.effect, role };
    const grant = this.#grants.get(answer.grantId);
    return grant ? { effect: 'allow', role, ...grant } : { effect: 'none', role };
  }

  #policiesOf(role: string): Promise<RolePolicies> {
    const known = this.#policies.get(role);
    if (known) return known;
    const loading = RolePolicies.load(role, this.#lines.get(role) ?? []);
    this.#policies.set(role, loading);
    return loading;
  }
}

function groupByRole(lines: readonly PermissionLine[]): ReadonlyMap<string, readonly PermissionLine[]> {
  const byRole = new Map<string, PermissionLine[]>();
  for (const line of lines) {
    const own = byRole.get(line[0]);
    if (own) own.push(line);
    else byRole.set(line[0], [line]);
  }
  return byRole;
}

function toResource([, dataSource, resource]: PermissionLine): Resource {
  return { dataSource, resource };
}
