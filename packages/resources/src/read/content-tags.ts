import { type KeyObject, createHmac } from 'node:crypto';
import { selectAll } from '@mortise/database';
import type { Collection, SelectNode } from '@mortise/shared';

const LENGTH = 27;

/**
 * Entity tags (RFC 9110, 8.8.3) of records whose tables count no versions: they stand for everything the record holds, what its reader may
 * not see included. Without the key nobody can try out what that might be.
 */
export class ContentTags {
  readonly #key: KeyObject;

  constructor(key: KeyObject) {
    this.#key = key;
  }

  /** `text`: the record as `selectAll` shows it. */
  tagOf({ dataSource, name }: Collection, text: string): string {
    const digest = createHmac('sha256', this.#key)
      .update(JSON.stringify([dataSource, name]))
      .update(text);
    return `"c${digest.digest('base64url').slice(0, LENGTH)}"`;
  }
}

/** Records of views, and of tables without a key, are never written. */
export function hasContentTag({ adopted }: Collection): boolean {
  return adopted?.isWritable === true;
}

/** Whether a select list shows everything, so that its text is what the tag is made of. */
export function showsAll(select: readonly SelectNode[], collection: Collection): boolean {
  const all = selectAll(collection);
  return select.length === all.length && select.every((node, place) => node.as === undefined && node.field === all[place]?.field);
}
