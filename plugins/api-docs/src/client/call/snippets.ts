import type { Call } from './build-call';

/** Languages a call can be written in. */
export const SNIPPETS: readonly { readonly name: string; readonly write: (call: Call) => string }[] = [
  { name: 'curl', write: curlSnippet },
  { name: 'axios', write: axiosSnippet },
  { name: 'fetch', write: fetchSnippet },
  { name: 'Python', write: pythonSnippet },
];

/** For a POSIX shell. */
export function curlSnippet({ method, address, headers, body }: Call): string {
  const lines = [
    `curl -X ${method} ${quoted(address)}`,
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`--data ${quoted(body)}`]),
  ];
  return lines.join(' \\\n  ');
}

/** For an ES module with the package `axios`. */
export function axiosSnippet({ method, address, headers, body }: Call): string {
  return [
    "import axios from 'axios';",
    '',
    'const { data } = await axios({',
    `  method: ${text(method)},`,
    `  url: ${text(address)},`,
    `  headers: ${literal(headers)},`,
    ...(body === undefined ? [] : [`  data: ${text(body)},`]),
    '});',
    'console.log(data);',
  ].join('\n');
}

/** For an ES module: browsers, Node, Deno, Bun. */
export function fetchSnippet({ method, address, headers, body }: Call): string {
  return [
    `const response = await fetch(${text(address)}, {`,
    `  method: ${text(method)},`,
    `  headers: ${literal(headers)},`,
    ...(body === undefined ? [] : [`  body: ${text(body)},`]),
    '});',
    'if (!response.ok) throw new Error(await response.text());',
    'console.log(await response.json());',
  ].join('\n');
}

/** For Python 3 with the package `requests`; a string of JSON reads the same in Python. */
export function pythonSnippet({ method, address, headers, body }: Call): string {
  return [
    'import requests',
    '',
    'response = requests.request(',
    `    ${text(method)},`,
    `    ${text(address)},`,
    `    headers=${literal(headers)},`,
    ...(body === undefined ? [] : [`    data=${text(body)}.encode(),`]),
    ')',
    'response.raise_for_status()',
    'print(response.json())',
  ].join('\n');
}

function text(value: string): string {
  return JSON.stringify(value);
}

function literal(headers: Readonly<Record<string, string>>): string {
  return `{${Object.entries(headers)
    .map(([name, value]) => `${text(name)}: ${text(value)}`)
    .join(', ')}}`;
}

/** Nothing is special between single quotes but the quote itself (POSIX 2.2.2). */
function quoted(value: string): string {
  return `'${value.replaceAll("'", String.raw`'\''`)}'`;
}
