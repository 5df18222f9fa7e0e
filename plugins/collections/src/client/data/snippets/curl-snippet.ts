import { KEY_PLACEHOLDER, type ViewRequest } from './view-request';

/** The request for a POSIX shell; curl encodes the parameters. */
export function curlSnippet({ address, params }: ViewRequest): string {
  const options = params.map(({ name, value }) => {
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
    return `--data-urlencode ${shellQuoted(`${name}=${text}`)}`;
  });
  const header = `-H ${shellQuoted(`Authorization: Bearer ${KEY_PLACEHOLDER}`)}`;
  return [`curl -G ${shellQuoted(address)}`, header, ...options].join(' \\\n  ');
}

/** Nothing is special between single quotes but the quote itself (POSIX 2.2.2). */
function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
