/** A first call with a key: everything a snippet is filled with. */
export interface FirstCall {
  /** `https://example.com/api/todos:list` */
  readonly address: string;
  readonly token: string;
}

/** For a POSIX shell. */
export function curlSnippet({ address, token }: FirstCall): string {
  return `curl ${shellQuoted(address)} \\\n  -H ${shellQuoted(`Authorization: Bearer ${token}`)}`;
}

/** For an ES module: browsers, Node, Deno, Bun. */
export function javascriptSnippet({ address, token }: FirstCall): string {
  return [
    `const response = await fetch(${JSON.stringify(address)}, {`,
    `  headers: { Authorization: ${JSON.stringify(`Bearer ${token}`)} },`,
    '});',
    'if (!response.ok) throw new Error(await response.text());',
    'const { data } = await response.json();',
    'console.log(data);',
  ].join('\n');
}

/** For Python 3 with the package `requests`; a string of JSON reads the same in Python. */
export function pythonSnippet({ address, token }: FirstCall): string {
  return [
    'import requests',
    '',
    'response = requests.get(',
    `    ${JSON.stringify(address)},`,
    `    headers={"Authorization": ${JSON.stringify(`Bearer ${token}`)}},`,
    ')',
    'response.raise_for_status()',
    'print(response.json()["data"])',
  ].join('\n');
}

/** Nothing is special between single quotes but the quote itself (POSIX 2.2.2). */
function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
