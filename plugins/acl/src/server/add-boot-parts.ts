import type { BootCaller, BootPort } from '@mortise/plugin-api/server';
import type { JsonObject, Principal } from '@mortise/shared';
import { ROOT_ROLE, UNION_ROLE } from '../contract';
import type { AclServices } from './acl-services';
import type { AccessState } from './decide/access-state';
import { effectiveSnippets } from './decide/effective-snippets';

/** Tells a page that starts which roles its user has, and which administrative screens the current one opens. */
export function addBootParts(boot: BootPort, services: Pick<AclServices, 'rules' | 'heldRoles'>): void {
  boot.add('roles', (caller) => rolesOf(caller, services));
  boot.add('snippets', ({ principal }) => snippetsOf(principal, services.rules.state));
}

async function rolesOf({ principal }: BootCaller, { rules, heldRoles }: Pick<AclServices, 'rules' | 'heldRoles'>): Promise<JsonObject> {
  const { roles, userId } = principal;
  // An API key acts with its own role; which others its owner has is not its business.
  const held = principal.kind === 'user' && userId !== undefined ? await heldRoles.rolesOf(userId) : roles;
  const available = held.map((name) => ({ name, title: rules.state?.roles.get(name)?.title ?? name }));
  return { current: roles.length > 1 ? UNION_ROLE : (roles[0] ?? null), available };
}

async function snippetsOf({ roles, narrowing }: Principal, state: AccessState | undefined): Promise<readonly string[]> {
  // A narrowed credential covers single actions, never a bundle of them.
  if (!state || narrowing) return [];
  if (roles.includes(ROOT_ROLE)) return ['*'];
  const implied = await state.impliedRoles(roles);
  return effectiveSnippets(implied.map((role) => state.roles.get(role)?.snippets ?? []));
}
