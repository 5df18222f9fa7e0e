import { AppError, parseUrl } from '@mortise/shared';
import type { LibraryFormat, ShownLibrary } from '../../contract';
import { OutboundFailure, sendRequest } from '../outbound/send-request';
import type { LibraryStore } from './library-store';
import { MAX_LIBRARY_BYTES, formatOf, readLibraryText } from './library-text';
import { type Specifier, readSpecifier } from './specifier';

const TIMEOUT_MS = 25_000;
const MAX_REDIRECTS = 3;

/** What people may say better than an address does. */
export interface LibraryNames {
  readonly name?: string;
  readonly version?: string;
  readonly format?: LibraryFormat;
  readonly note?: string | null;
}

export interface DownloadsOptions {
  readonly store: LibraryStore;
  /** Where files of packages are: `https://cdn.jsdelivr.net/npm/`. */
  readonly cdn: () => string;
  readonly privateHosts: () => readonly string[];
}

/** Libraries this server gets from the Internet, once, so that browsers never have to. */
export class Downloads {
  readonly #options: DownloadsOptions;
  readonly #running = new Map<string, Promise<ShownLibrary>>();

  constructor(options: DownloadsOptions) {
    this.#options = options;
  }

  /**
   * Gets a library. One that is there already stays as it is, whatever its address would give now.
   * @throws AppError VALUE_INVALID, HOST_UNREACHABLE
   */
  fetch(text: string, names: LibraryNames, userId: number | undefined): Promise<ShownLibrary> {
    const specifier = readSpecifier(text);
    if (!specifier) throw new AppError('VALUE_INVALID', { field: 'specifier', expected: 'an address, or name@version/path of a package' });
    const { canonical } = specifier;
    const running =
      this.#running.get(canonical) ?? this.#fetch(text, specifier, { names, userId }).finally(() => this.#running.delete(canonical));
    this.#running.set(canonical, running);
    return running;
  }

  async #fetch(
    specifier: string,
    read: Specifier,
    { names, userId }: { readonly names: LibraryNames; readonly userId: number | undefined },
  ): Promise<ShownLibrary> {
    const { store } = this.#options;
    const known = await store.find(read.canonical);
    if (known?.status === 'approved') return known;
    const { body, url } = await this.#get(this.#addressOf(read));
    const text = readLibraryText(body);
    const {
      name = read.name ?? nameIn(url),
      version = read.version ?? versionIn(url),
      format = formatOf(url.pathname, text),
      note = null,
    } = names;
    return store.approve({ specifier, canonical: read.canonical, name, version, format, text, note }, userId);
  }

  #addressOf({ canonical }: Specifier): URL {
    const address = canonical.startsWith('npm:') ? this.#options.cdn() + canonical.slice('npm:'.length) : canonical;
    const url = parseUrl(address);
    if (!url) throw new AppError('VALUE_INVALID', { field: 'specifier', expected: 'an address' });
    return url;
  }

  async #get(from: URL): Promise<{ readonly body: Buffer; readonly url: URL }> {
    const own = parseUrl(this.#options.cdn())?.host;
    const privateHosts = [...this.#options.privateHosts(), ...(own === undefined ? [] : [own])];
    const limits = { privateHosts, maxBytes: MAX_LIBRARY_BYTES, signal: AbortSignal.timeout(TIMEOUT_MS) };
    let url = from;
    for (let turn = 0; turn <= MAX_REDIRECTS; turn += 1) {
      const { status, headers, body } = await sendRequest(url, { method: 'GET', headers: { accept: '*/*' } }, limits).catch(
        unreachable(url),
      );
      if (status === 200) return { body, url };
      const next = status >= 300 && status < 400 ? parseUrl(headers.location ?? '', url.href) : undefined;
      if (!next || headers.location === undefined)
        throw new AppError('HOST_UNREACHABLE', { host: url.host, reason: `it answers with status ${status}` });
      url = next;
    }
    throw new AppError('HOST_UNREACHABLE', { host: url.host, reason: 'it sends callers on and on' });
  }
}

function unreachable({ host }: URL): (error: unknown) => never {
  return (error) => {
    if (error instanceof OutboundFailure) throw new AppError('HOST_UNREACHABLE', { host, reason: error.message }, { cause: error });
    throw error;
  };
}

function nameIn({ pathname }: URL): string {
  return pathname.slice(pathname.lastIndexOf('/') + 1).replace(/(?:\.min)?\.(?:m?js|css)$/, '') || 'library';
}

function versionIn({ pathname }: URL): string {
  return /\d+\.\d+(?:\.\d+)?(?:-[\w.]+)?/.exec(pathname)?.[0] ?? '0';
}
