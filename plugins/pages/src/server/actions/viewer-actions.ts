import { type ActionDefinition, type ActionPermission, answer, defineAction, requireKey } from '@mortise/plugin-api/server';
import { ROOT_ROLE } from '@mortise/plugin-acl/contract';
import { AppError, type JsonValue, type Principal } from '@mortise/shared';
import type { BlockRules } from '../blocks/block-rules';
import { PAGES } from '../collections';
import type { PageContents } from '../page-contents';
import { isReachable, menuFor } from '../page-menu';
import type { PageOutlines } from '../page-outline';
import { visibleContent } from '../visible-content';
import { MENU, PUBLISHED_PAGE } from './docs';

const ANY_USER: ActionPermission = { kind: 'loggedIn' };

export interface ViewerDeps {
  readonly outlines: PageOutlines;
  readonly contents: PageContents;
  readonly rules: BlockRules;
}

/** What everybody may call: the answers hold what is published and for their roles. */
export function viewerActions({ outlines, contents, rules }: ViewerDeps): Readonly<Record<string, ActionDefinition>> {
  return {
    menu: defineAction({
      permission: ANY_USER,
      safe: true,
      describe: { output: MENU },
      run: async ({ principal }) => answer(menuFor(await outlines.list(), heldBy(principal)) as unknown as JsonValue),
    }),
    get: defineAction({
      permission: ANY_USER,
      safe: true,
      describe: { output: PUBLISHED_PAGE },
      async run(call) {
        const held = heldBy(call.principal);
        const page = await contents.get(requireKey(call));
        const group = page.parentUid === null ? undefined : await outlines.get(page.parentUid);
        // A page that is for others is told like one that is not there.
        if (page.published === null || !isReachable(page, group, held)) throw new AppError('RECORD_NOT_FOUND', { collection: PAGES });
        const { uid, title, revision, published } = page;
        const content = rules.forViewers(visibleContent(published, held));
        return answer({ uid, title, revision, content: content as unknown as JsonValue });
      },
    }),
  };
}

function heldBy({ kind, roles }: Principal): readonly string[] | undefined {
  return kind === 'system' || roles.includes(ROOT_ROLE) ? undefined : roles;
}
