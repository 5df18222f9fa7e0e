import { parseUrl } from '@mortise/shared';

/** What a specifier says. */
export interface Specifier {
  /** Equal for all addresses of one file of a package: `npm:axios@1.6.0/dist/axios.min.js`; otherwise the address itself. */
  readonly canonical: string;
  /** Package of npm, where it is one. */
  readonly name?: string;
  readonly version?: string;
  /** Within the package; absent for the package as a whole. */
  readonly path?: string;
}

/** Networks that serve the files of packages under their own names, and where those begin. */
const NETWORKS: readonly (readonly [host: string, prefix: string])[] = [
  ['cdn.jsdelivr.net', '/npm/'],
  ['fastly.jsdelivr.net', '/npm/'],
  ['unpkg.com', '/'],
];
const PACKAGE =
  /^(?<name>(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*)(?:@(?<version>[\w.+-]{1,100}))?(?<path>\/[^?#\s]*)?(?<query>\?[^#\s]*)?$/;
const MAX_LENGTH = 500;

/** Reads `https://…`, `name`, `name@version`, `name@version/path`; undefined for anything else. */
export function readSpecifier(text: string): Specifier | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const url = /^https?:\/\//.test(text) ? parseUrl(text) : undefined;
  if (!url) return /^[a-z]+:/.test(text) ? undefined : readPackage(text);
  const network = NETWORKS.find(([host, prefix]) => url.host === host && url.pathname.startsWith(prefix));
  const file = network && readPackage(url.pathname.slice(network[1].length) + url.search);
  return file ?? { canonical: `${url.origin}${url.pathname}${url.search}` };
}

function readPackage(text: string): Specifier | undefined {
  const { name, version, path, query = '' } = PACKAGE.exec(text)?.groups ?? {};
  if (name === undefined) return undefined;
  const file = path === undefined || path === '/' ? undefined : path.slice(1) + query;
  const canonical = `npm:${name}${version === undefined ? '' : `@${version}`}${file === undefined ? '' : `/${file}`}`;
  return { canonical, name, ...(version === undefined ? {} : { version }), ...(file === undefined ? {} : { path: file }) };
}
