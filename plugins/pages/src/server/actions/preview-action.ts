import { type ActionCall, type ActionDefinition, answer, defineAction, requireKey } from '@mortise/plugin-api/server';
import { ROOT_ROLE, type UserRoles } from '@mortise/plugin-acl/contract';
import { AppError, type JsonValue, type Principal } from '@mortise/shared';
import type { PublishedPage } from '../../contract';
import { PAGES } from '../collections';
import { isReachable } from '../page-menu';
import { visibleContent } from '../visible-content';
import type { ViewerDeps } from './viewer-actions';
import { PUBLISHED_PAGE } from './docs';

export interface PreviewDeps extends ViewerDeps {
  readonly userRoles: UserRoles;
}

/** What a role would see of a draft, for authors who hold that role. Data in it is still read with the author's own rights. */
export function previewAction({ outlines, contents, rules, userRoles }: PreviewDeps): ActionDefinition {
  return defineAction({
    permission: { kind: 'granted', snippet: 'pm.pages' },
    safe: true,
    describe: { query: { filterByTk: { type: 'string' }, role: { type: 'string' } }, output: PUBLISHED_PAGE },
    async run(call) {
      const page = await contents.get(requireKey(call));
      const held = await heldAs(readRole(call), call.principal, userRoles);
      const group = page.parentUid === null ? undefined : await outlines.get(page.parentUid);
      if (!isReachable(page, group, held)) throw new AppError('RECORD_NOT_FOUND', { collection: PAGES });
      const content = rules.forViewers(visibleContent(page.draft, held));
      return answer({ uid: page.uid, title: page.title, revision: page.revision, content } satisfies PublishedPage as unknown as JsonValue);
    },
  });
}

function readRole({ query: { role } }: ActionCall): string {
  if (typeof role === 'string' && role !== '') return role;
  throw new AppError('QUERY_PARAMETER_INVALID', { parameter: 'role', expected: 'the name of a role' });
}

/** As `visibleContent` wants it. @throws AppError ROLE_NOT_OWNED */
async function heldAs(role: string, { roles, userId }: Principal, userRoles: UserRoles): Promise<readonly string[] | undefined> {
  if (roles.includes(ROOT_ROLE)) return role === ROOT_ROLE ? undefined : [role];
  const own = userId === undefined ? [] : await userRoles.rolesOf(userId);
  if (!own.includes(role)) throw new AppError('ROLE_NOT_OWNED', { role });
  return role === ROOT_ROLE ? undefined : [role];
}
