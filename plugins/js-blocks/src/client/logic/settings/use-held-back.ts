import { type BlockPlace, useSession } from '@mortise/plugin-api/client';
import { useSyncExternalStore } from 'react';
import { useLocation } from 'react-router';
import { type JsBlockSettings, readBlockSettings } from '../../block/block-settings';
import { knownCode } from '../../block/known-code';
import type { CodeSettings } from './code-settings';

const asked = new Set<string>();
const listeners = new Set<() => void>();

function subscribe(listen: () => void): () => void {
  listeners.add(listen);
  return () => listeners.delete(listen);
}

export interface Held {
  /** Why the code does not run by itself; undefined when it does. */
  readonly reason: 'skipped' | 'foreign' | undefined;
  /** Runs it wherever it stands in the block. */
  run(): void;
}

/** Drafts somebody else may have written, and everything on a page that is rescued by `?skipRunJs=true`, wait to be asked for. */
export function useHeldBack(own: CodeSettings, place: BlockPlace): Held {
  const { user } = useSession();
  const isSkipped = new URLSearchParams(useLocation().search).get('skipRunJs') === 'true';
  const whole = withRights(own, place);
  const id = JSON.stringify([place.page, place.block, own.compiled, whole.grants]);
  const isAsked = useSyncExternalStore(subscribe, () => asked.has(id));
  const known = knownCode(placeOf(own, place), user.id);
  const isForeign = place.revision === undefined && !known.has(whole);
  return {
    reason: isAsked ? undefined : isSkipped ? 'skipped' : isForeign ? 'foreign' : undefined,
    run() {
      asked.add(id);
      if (isForeign) known.add(whole);
      for (const listen of listeners) listen();
    },
  };
}

/** Code in a block has the rights of the block, which stand beside it: with others it would be other code. */
function withRights(own: CodeSettings, { block, board }: BlockPlace): JsBlockSettings {
  const around = board.blocks.find(({ key }) => key === block);
  return { ...own, height: 'auto', grants: around === undefined ? own.grants : readBlockSettings(around.settings).grants };
}

/** What a viewer has written need not be asked about. Its form knows the rights of the block. */
export function useOwnCode(place: BlockPlace): (own: CodeSettings) => void {
  const { user } = useSession();
  return (own) => knownCode(placeOf(own, place), user.id).add({ ...own, height: 'auto' });
}

function placeOf({ key }: CodeSettings, { page, block }: BlockPlace): Pick<BlockPlace, 'page' | 'block'> {
  return { page, block: `${block}.${key}` };
}
