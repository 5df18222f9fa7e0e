/** What one role says to one question. `Scope` is whatever stands for a set of rows. */
export type RoleVerdict<Scope> =
  | {
      readonly effect: 'allow';
      readonly role: string;
      /** Undefined: every field. */
      readonly fields: readonly string[] | undefined;
      /** Undefined: every row. */
      readonly scope: Scope | undefined;
    }
  | { readonly effect: 'deny' | 'none'; readonly role: string };

export type FoldedDecision<Scope> =
  | {
      readonly allowed: true;
      readonly roles: readonly string[];
      readonly fields: ReadonlySet<string> | undefined;
      /** Any of them must hold; undefined: every row. */
      readonly scopes: readonly Scope[] | undefined;
    }
  | { readonly allowed: false; readonly deniedBy: string | undefined };

/**
 * Joins the verdicts of several roles: an explicit denial wins, otherwise one permission is enough; fields are united and
 * row filters alternated, and a role without either lifts that limit for all.
 */
export function foldDecisions<Scope>(verdicts: readonly RoleVerdict<Scope>[]): FoldedDecision<Scope> {
  const denial = verdicts.find((verdict) => verdict.effect === 'deny');
  const permissions = verdicts.filter((verdict) => verdict.effect === 'allow');
  if (denial || permissions.length === 0) return { allowed: false, deniedBy: denial?.role };
  return {
    allowed: true,
    roles: permissions.map((permission) => permission.role),
    fields: unite(permissions.map((permission) => permission.fields)),
    scopes: alternate(permissions.map((permission) => permission.scope)),
  };
}

function unite(lists: readonly (readonly string[] | undefined)[]): ReadonlySet<string> | undefined {
  const limited = lists.filter((list) => list !== undefined);
  return limited.length < lists.length ? undefined : new Set(limited.flat());
}

function alternate<Scope>(scopes: readonly (Scope | undefined)[]): readonly Scope[] | undefined {
  const limited = scopes.filter((scope) => scope !== undefined);
  return limited.length < scopes.length ? undefined : [...new Set(limited)];
}
