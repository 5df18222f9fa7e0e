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

/** Stands behind the address in calls that may change nothing, because nobody has pressed anything in the block. */
const READS_ONLY = ' reads';

/** The whole header of a call that is made for a block. */
export function blockHeader(address: BlockAddress, { mayWrite }: { readonly mayWrite: boolean }): Readonly<Record<'x-narrowing', string>> {
  return { 'x-narrowing': `${BLOCK_NARROWING} ${blockAddress(address)}${mayWrite ? '' : READS_ONLY}` };
}

/**
 * In the answer to such a call that would have changed something: what, as `orders:create`, or as `shop/orders:create` in a data source other
 * than `main`. Protocols say the same in ways of their own.
 */
export const WRITE_HEADER = 'x-js-block-write';

export function isReadsOnly(text: string): boolean {
  return text.endsWith(READS_ONLY);
}

/** Undefined for what is no address, with or without what stands behind it. */
export function readBlockAddress(text: string): BlockAddress | undefined {
  const [, page, block, revision] = /^([\w-]{1,40})\/([\w-]{1,40})@(draft|[1-9]\d{0,8})(?: reads)?$/.exec(text) ?? [];
  if (page === undefined || block === undefined) return undefined;
  return { page, block, revision: revision === 'draft' ? undefined : Number(revision) };
}
