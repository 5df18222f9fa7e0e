import type { HeldRole } from './roles-query';

/** What a form says about the roles of a user. */
export interface RoleChoice {
  readonly roles: readonly string[];
  /** The role to act with unless another is chosen; undefined: the first by name. */
  readonly defaultRole: string | undefined;
}

export function choiceOf(held: readonly HeldRole[]): RoleChoice {
  return { roles: held.map(({ name }) => name), defaultRole: held.find((role) => role.default)?.name };
}

export function sameRoles(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name) => b.includes(name));
}
