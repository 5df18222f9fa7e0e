import type { JsonObject } from '@mortise/shared';

/** The call of a query for a POSIX shell. */
export function curlOf(address: string, params: JsonObject): string {
  const lines = [
    `curl -X POST ${quoted(address)}`,
    `-H ${quoted('Authorization: Bearer YOUR_API_KEY')}`,
    `-H ${quoted('Content-Type: application/json')}`,
    `-d ${quoted(JSON.stringify({ params }))}`,
  ];
  return lines.join(' \\\n  ');
}

/** Nothing is special between single quotes but the quote itself (POSIX 2.2.2). */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
