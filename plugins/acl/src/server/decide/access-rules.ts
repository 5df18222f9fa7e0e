import type { RecordsPort } from '@mortise/plugin-api/server';
import { GRANTS, POLICIES, ROLES, SCOPES } from '../collections/names';
import { entryKey } from '../casbin/role-policies';
import { BY_ID, type GrantRow, type PolicyRow, type RoleRow, type ScopeRow, readAll } from '../store/rows';
import { AccessState, type ShortenedGrant } from './access-state';

/** Keeps the rules in memory equal to the stored ones. */
export class AccessRules {
  readonly #records: RecordsPort;
  readonly #suspended = new Set<string>();
  readonly #withheld = new Set<string>();
  /** By id: grants that name dropped fields, until the stored ones do not any more. */
  readonly #shortened = new Map<string, ShortenedGrant>();
  #state: AccessState | undefined;
  #reloading: Promise<void> = Promise.resolve();

  constructor(records: RecordsPort) {
    this.#records = records;
  }

  /** Undefined until the rules were read for the first time. */
  get state(): AccessState | undefined {
    return this.#state;
  }

  /** Reads everything again. One after the other, so that an older reading never replaces a newer one. */
  reload(): Promise<void> {
    const load = async (): Promise<void> => {
      const awaited = [...this.#withheld];
      const state = await AccessState.build({ ...(await this.#read()), suspended: this.#suspended, withheld: this.#withheld });
      for (const grant of this.#shortened.values()) state.shorten(grant);
      this.#state = state;
      for (const key of awaited) this.#withheld.delete(key);
    };
    this.#reloading = this.#reloading.then(load, load);
    return this.#reloading;
  }

  /** From now on every role's entry for the resource allows nothing, until `resume`. */
  suspend(dataSource: string, resource: string): void {
    this.#suspended.add(entryKey(dataSource, resource));
    this.#state?.decisions.clear();
  }

  /** Nobody's roles allow anything with the resource, not by a strategy either, until the rules have been read again. */
  withhold(dataSource: string, resource: string): void {
    this.#withheld.add(entryKey(dataSource, resource));
    this.#state?.decisions.clear();
  }

  resume(dataSource: string, resource: string): void {
    this.#suspended.delete(entryKey(dataSource, resource));
    this.#state?.decisions.clear();
  }

  /** From now on the grants allow only the fields that are left, whatever is read meanwhile, until `lengthen`. */
  shorten(grants: readonly ShortenedGrant[]): void {
    for (const grant of grants) {
      this.#shortened.set(String(grant.id), grant);
      this.#state?.shorten(grant);
    }
  }

  /** The stored grants say it themselves from the next reading on, or say something else. */
  lengthen(grants: readonly ShortenedGrant[]): void {
    for (const grant of grants) if (this.#shortened.get(String(grant.id)) === grant) this.#shortened.delete(String(grant.id));
  }

  async #read(): Promise<{ roles: RoleRow[]; policies: PolicyRow[]; grants: GrantRow[]; scopes: ScopeRow[] }> {
    const records = this.#records;
    // Not one snapshot, and need not be: a line whose grant or scope is missing allows nothing, and every change reads again.
    const policies = await readAll<PolicyRow>(records, POLICIES, BY_ID);
    const grants = await readAll<GrantRow>(records, GRANTS, BY_ID);
    const scopes = await readAll<ScopeRow>(records, SCOPES, BY_ID);
    const roles = await readAll<RoleRow>(records, ROLES, { key: 'name', read: (row) => row.name });
    return { roles, policies, grants, scopes };
  }
}
