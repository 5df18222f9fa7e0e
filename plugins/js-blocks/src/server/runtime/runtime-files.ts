import { readFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';

/** What the build of the runtime says about itself. */
export interface RuntimeManifest {
  /** Changes with any file; safe in a URL. */
  readonly hash: string;
  /** Content-Security-Policy of each document, by its name. */
  readonly policies: Readonly<Record<string, string>>;
}

export interface RuntimeFile {
  readonly type: string;
  readonly encoding: 'br' | 'gzip' | undefined;
  readonly body: Buffer;
}

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8' };
const SUFFIXES = { br: '.br', gzip: '.gz' } as const;
/** Only such names are looked up on the disk. */
const NAME = /^(libs\/)?[a-z-]{1,40}\.(html|js)$/;

/** The built documents and libraries of frames, read from the disk when they are first asked for. */
export class RuntimeFiles {
  readonly manifest: RuntimeManifest;
  readonly #folder: string;
  readonly #read = new Map<string, Promise<Buffer | undefined>>();

  constructor(folder: string, manifest: RuntimeManifest) {
    this.#folder = folder;
    this.manifest = manifest;
  }

  /** A file compressed as the caller accepts it; undefined when there is none. */
  async find(name: string, acceptedEncodings: string): Promise<RuntimeFile | undefined> {
    const type = TYPES[extname(name)];
    if (!NAME.test(name) || type === undefined) return undefined;
    for (const encoding of ['br', 'gzip'] as const) {
      const body = accepts(acceptedEncodings, encoding) ? await this.#content(name + SUFFIXES[encoding]) : undefined;
      if (body !== undefined) return { type, encoding, body };
    }
    const body = await this.#content(name);
    return body === undefined ? undefined : { type, encoding: undefined, body };
  }

  #content(path: string): Promise<Buffer | undefined> {
    const known = this.#read.get(path) ?? readFile(join(this.#folder, path)).catch(() => undefined);
    this.#read.set(path, known);
    return known;
  }
}

/** Undefined when nothing is built. @throws SyntaxError for a manifest that is no JSON */
export async function openRuntimeFiles(): Promise<RuntimeFiles | undefined> {
  const folder = join(dirname(require.resolve('@mortise/js-runtime/package.json')), 'dist');
  const manifest = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => undefined);
  return manifest === undefined ? undefined : new RuntimeFiles(folder, JSON.parse(manifest) as RuntimeManifest);
}

/** Whether the header names the coding without refusing it (`q=0`; RFC 9110, 12.5.3). */
function accepts(header: string, coding: string): boolean {
  return header.split(',').some((item) => {
    const [name = '', ...parameters] = item.split(';').map((part) => part.trim().toLowerCase());
    return name === coding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
