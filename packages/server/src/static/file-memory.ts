import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { StoredFile } from './file-table';

/** Contents of files, read when they are first asked for. Those not asked for longest are forgotten above `maxBytes`. */
export class FileMemory {
  readonly #maxBytes: number;
  readonly #contents = new Map<string, Buffer>();
  readonly #reading = new Map<string, Promise<Buffer | undefined>>();
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Bytes held now. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Undefined when the file is gone or has another content than its table says: browsers keep what they get for ever. */
  async read(file: StoredFile): Promise<Buffer | undefined> {
    const known = this.#contents.get(file.digest);
    if (known) {
      this.#contents.delete(file.digest);
      this.#contents.set(file.digest, known);
      return known;
    }
    const reading = this.#reading.get(file.digest) ?? this.#load(file);
    this.#reading.set(file.digest, reading);
    return reading.finally(() => this.#reading.delete(file.digest));
  }

  async #load({ path, digest }: StoredFile): Promise<Buffer | undefined> {
    const content = await readFile(path).catch(() => undefined);
    if (!content || createHash('sha256').update(content).digest('hex') !== digest) return undefined;
    this.#keep(digest, content);
    return content;
  }

  #keep(digest: string, content: Buffer): void {
    if (content.length > this.#maxBytes) return;
    this.#contents.set(digest, content);
    this.#bytes += content.length;
    for (const [oldest, { length }] of this.#contents) {
      if (this.#bytes <= this.#maxBytes) return;
      this.#contents.delete(oldest);
      this.#bytes -= length;
    }
  }
}
