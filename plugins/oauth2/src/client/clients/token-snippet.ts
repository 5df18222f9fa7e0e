import type { IssuedSecret } from '../oauth-client';

/** Asks for a token at an address, from a POSIX shell; curl does the encoding of RFC 6749, appendix B. */
export function tokenSnippet(address: string, { clientId, secret }: Pick<IssuedSecret, 'clientId' | 'secret'>): string {
  return [
    `curl ${shellQuoted(address)} \\`,
    '  -d grant_type=client_credentials \\',
    `  --data-urlencode ${shellQuoted(`client_id=${clientId}`)} \\`,
    `  -d ${shellQuoted(`client_secret=${secret}`)}`,
  ].join('\n');
}

/** Nothing is special between single quotes but the quote itself (POSIX 2.2.2). */
function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
