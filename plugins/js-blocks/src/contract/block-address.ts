/** The id of this plugin's request narrowing: `X-Narrowing: js-block <address>`. */
export const BLOCK_NARROWING = 'js-block';

/** Which block, of which revision of its page, makes a call. */
export interface BlockAddress {
  readonly page: string;
  readonly block: string;
  /** Undefined for the draft. */
  readonly revision: number | undefined;
}

/** As the header has it: `<page>/<block>@<revision>`, `<page>/<block>@draft`. */
export function blockAddress({ page, block, revision }: BlockAddress): string {
  return `${page}/${block}@${revision ?? 'draft'}`;
}

/** Undefined for what is no address. */
export function readBlockAddress(text: string): BlockAddress | undefined {
  const [, page, block, revision] = /^([\w-]{1,40})\/([\w-]{1,40})@(draft|[1-9]\d{0,8})$/.exec(text) ?? [];
  if (page === undefined || block === undefined) return undefined;
  return { page, block, revision: revision === 'draft' ? undefined : Number(revision) };
}
