/** The first call for a POSIX shell. Neither part holds a quote: the address is encoded, a key is base64. */
export function curlLine(address: string, token: string): string {
  return `curl '${address}' \\\n  -H 'Authorization: Bearer ${token}'`;
}
