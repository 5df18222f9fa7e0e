import { createHash } from 'node:crypto';
import type { JsonSchema } from '@mortise/plugin-api/server';
import { writeJson, writeYaml } from './write-document';

/** A document as it is sent. */
export interface WrittenDocument {
  readonly json: string;
  /** Entity tag (RFC 9110, 8.8.3) of the content, whatever its form. */
  readonly etag: string;
  /** The same as YAML 1.2. */
  yaml(): Promise<string>;
}

/** What a document was made from; a difference in any of these outdates it. */
export type Basis = readonly unknown[];

interface Entry {
  readonly basis: Basis;
  readonly document: Promise<WrittenDocument>;
  size: number;
}

const MAX_ENTRIES = 64;
/** Characters of all documents together. */
const MAX_SIZE = 32_000_000;

/** Keeps the documents asked for last, until what they were made from changes. */
export class DocumentCache {
  readonly #entries = new Map<string, Entry>();

  /** @throws whatever `build` throws; nothing is kept then */
  get(key: string, basis: Basis, build: () => Promise<JsonSchema>): Promise<WrittenDocument> {
    const known = this.#entries.get(key);
    this.#entries.delete(key);
    if (known && known.basis.every((part, index) => part === basis[index])) {
      this.#entries.set(key, known);
      return known.document;
    }
    const entry: Entry = { basis, document: build().then(written), size: 0 };
    this.#entries.set(key, entry);
    entry.document.then(
      ({ json }) => {
        entry.size = json.length;
        this.#shrink();
      },
      () => this.#forget(key, entry),
    );
    return entry.document;
  }

  #forget(key: string, entry: Entry): void {
    if (this.#entries.get(key) === entry) this.#entries.delete(key);
  }

  /** The entries stand in the order of their last use. */
  #shrink(): void {
    let size = [...this.#entries.values()].reduce((sum, entry) => sum + entry.size, 0);
    for (const [key, entry] of this.#entries) {
      if (this.#entries.size <= MAX_ENTRIES && size <= MAX_SIZE) return;
      this.#entries.delete(key);
      size -= entry.size;
    }
  }
}

/** A document in its written forms. */
export async function written(document: JsonSchema): Promise<WrittenDocument> {
  const json = await writeJson(document);
  let yaml: Promise<string> | undefined;
  const etag = `"${createHash('sha256').update(json).digest('base64url').slice(0, 32)}"`;
  return { json, etag, yaml: () => (yaml ??= writeYaml(document)) };
}
