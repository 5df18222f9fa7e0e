import type { AccessPort, RecordsPort } from '@mortise/plugin-api/server';
import { ROOT_ROLE } from '@mortise/plugin-acl/contract';
import type { Principal } from '@mortise/shared';
import type { BlockAddress, ForRoles, FoundBlock, PageBlocks } from '../../contract';
import { PAGES } from '../collections';
import type { OutlineRow } from '../page-rows';
import { isFor } from '../visible-content';
import { type KeptContent, KeptContents } from './kept-contents';

/** Milliseconds for which calls of pages that were open while another revision was published still count. */
export const GRACE = 5 * 60_000;

type PageNow = Pick<OutlineRow, 'uid' | 'parentUid' | 'roles' | 'revision' | 'draftVersion'>;
const NOW_FIELDS: readonly (keyof PageNow)[] = ['uid', 'parentUid', 'roles', 'revision', 'draftVersion'];

/**
 * Blocks by their addresses. Which revision is in force is read each time, with one small statement, so that no process acts for what another
 * one has taken back; contents come from memory.
 */
export class FindBlocks implements Omit<PageBlocks, 'addRule'> {
  readonly #records: RecordsPort;
  readonly #access: AccessPort;
  readonly #contents: KeptContents;

  constructor(records: RecordsPort, access: AccessPort) {
    this.#records = records;
    this.#access = access;
    this.#contents = new KeptContents(records);
  }

  async find({ page: uid, block: key, revision }: BlockAddress): Promise<FoundBlock | undefined> {
    const page = await this.#records.findOne<PageNow>(PAGES, { filter: { uid, kind: 'page' }, fields: NOW_FIELDS });
    const content = page && (await this.#contentOf(page, revision));
    const placed = content?.blocks.get(key);
    if (!page || !content || !placed) return undefined;
    const { kind, settings } = placed.block;
    const audience = [page, placed.tab, placed.block].map(({ roles = [] }) => ({ roles }));
    return { page: uid, block: key, revision, kind, settings, approvedBy: content.approvedBy, audience, group: page.parentUid };
  }

  async isShownTo({ revision, audience, group }: FoundBlock, principal: Principal): Promise<boolean> {
    if (principal.kind === 'anonymous') return false;
    if (revision === undefined) return this.#mayChangePages(principal);
    const held = principal.kind === 'system' || principal.roles.includes(ROOT_ROLE) ? undefined : principal.roles;
    return audience.every((part) => isFor(part, held)) && isFor(await this.#groupOf(group), held);
  }

  async #contentOf({ uid, draftVersion, revision: current }: PageNow, revision: number | undefined): Promise<KeptContent | undefined> {
    if (revision === undefined) return this.#contents.draft(uid, draftVersion);
    if (revision === current) return this.#contents.revision(uid, revision);
    if (revision !== current - 1) return undefined;
    const published = await this.#contents.revision(uid, current);
    const inForce = published?.publishedAt !== undefined && Date.now() - published.publishedAt < GRACE;
    return inForce ? this.#contents.revision(uid, revision) : undefined;
  }

  async #groupOf(uid: string | null): Promise<ForRoles> {
    if (uid === null) return {};
    return (await this.#records.findOne<ForRoles>(PAGES, { filter: { uid }, fields: ['roles'] })) ?? {};
  }

  async #mayChangePages(principal: Principal): Promise<boolean> {
    const question = { dataSource: 'main', resource: PAGES, grant: undefined, snippet: 'pm.pages', collection: undefined };
    return (await this.#access.decide(principal, question)).allowed;
  }
}
