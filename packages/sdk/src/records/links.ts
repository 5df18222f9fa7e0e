import type { CallOptions } from '../client-options';
import { requireKey } from '../http/address';
import type { Transport } from '../http/transport';

export type LinkVerb = 'add' | 'set' | 'remove' | 'toggle';

export interface LinkCall extends CallOptions {
  readonly place: string;
  readonly verb: LinkVerb;
  /** Keys, or keys with values of the pair; undefined for whatever is linked. */
  readonly links: readonly unknown[] | undefined;
}

/** Changes links. The server remembers no keys of such calls, so only those it turned away are sent again. */
export async function changeLinks(transport: Transport, { place, verb, links, ...call }: LinkCall): Promise<void> {
  for (const link of links ?? []) requireKey(Array.isArray(link) ? link[0] : link);
  await transport.send({ ...call, method: 'POST', path: `${place}:${verb}`, body: links, repeatable: 'refused' });
}
