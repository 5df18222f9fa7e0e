import { type ViewRequest, headersOf } from './view-request';

/** The request for a POSIX shell; curl encodes the parameters. */
export function curlSnippet(request: ViewRequest): string {
  const { address, params } = request;
  const options = params.map(({ name, value }) => {
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
    return `--data-urlencode ${shellQuoted(`${name}=${text}`)}`;
  });
  const headers = Object.entries(headersOf(request)).map(([name, value]) => `-H ${shellQuoted(`${name}: ${value}`)}`);
  return [`curl -G ${shellQuoted(address)}`, ...headers, ...options].join(' \\\n  ');
}

/** Nothing is special between single quotes but the quote itself (POSIX 2.2.2). */
function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
