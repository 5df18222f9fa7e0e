import type { IssuedSecret } from '../oauth-client';

/** Asks for a token, of an API if one is named, from a POSIX shell; curl does the encoding of RFC 6749, appendix B. */
export function tokenSnippet(origin: string, { clientId, secret }: Pick<IssuedSecret, 'clientId' | 'secret'>, api?: string): string {
  const address = api === undefined ? '/api/oauth2/token' : `/oauth/${api}/token`;
  return [
    `curl ${shellQuoted(origin + address)} \\`,
    '  -d grant_type=client_credentials \\',
    `  --data-urlencode ${shellQuoted(`client_id=${clientId}`)} \\`,
    `  -d ${shellQuoted(`client_secret=${secret}`)}`,
  ].join('\n');
}

/** Nothing is special between single quotes but the quote itself (POSIX 2.2.2). */
function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
