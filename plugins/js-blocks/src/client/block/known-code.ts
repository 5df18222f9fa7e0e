import type { BlockPlace } from '@mortise/plugin-api/client';
import type { JsBlockSettings } from './block-settings';

/** Longer code is known only until the page is loaded anew. */
const LONGEST_KEPT = 100_000;
const memory = new Map<string, string>();

/**
 * Which drafts this viewer has run or written. A draft may be anybody's: it would run with the rights of whoever opens the page to edit it,
 * so that somebody else's waits until it is looked at.
 */
export interface KnownCode {
  has(settings: JsBlockSettings): boolean;
  add(settings: JsBlockSettings): void;
}

/** Of one block, for one user. */
export function knownCode({ page, block }: Pick<BlockPlace, 'page' | 'block'>, userId: number): KnownCode {
  const key = `js-blocks.known.${userId}.${page}.${block}`;
  return {
    has: (settings) => (memory.get(key) ?? readKept(key)) === identityOf(settings),
    add(settings) {
      const identity = identityOf(settings);
      memory.set(key, identity);
      keep(key, identity);
    },
  };
}

/** The same code with other rights is another. */
function identityOf({ compiled, grants }: JsBlockSettings): string {
  return JSON.stringify([compiled, grants]);
}

/** Browsers may refuse to keep anything. */
function readKept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, identity: string): void {
  try {
    if (identity.length <= LONGEST_KEPT) localStorage.setItem(key, identity);
    else localStorage.removeItem(key);
  } catch {
    // It is asked about again after the next load.
  }
}
