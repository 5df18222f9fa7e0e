import { enforcerOf } from './lines-adapter';
import type { InheritanceLine } from './policy-line';

/** Answers which roles a set of roles amounts to. */
export interface RoleInheritance {
  /** The roles and everything they inherit from, each once, sorted. */
  implied(roles: readonly string[]): Promise<readonly string[]>;
}

export async function loadInheritance(lines: readonly InheritanceLine[]): Promise<RoleInheritance> {
  const enforcer = lines.length > 0 ? await enforcerOf({ inheritance: lines }) : undefined;
  return {
    async implied(roles) {
      const all = new Set(roles);
      for (const role of enforcer ? roles : []) {
        for (const inherited of (await enforcer?.getImplicitRolesForUser(role)) ?? []) all.add(inherited);
      }
      return [...all].sort();
    },
  };
}
