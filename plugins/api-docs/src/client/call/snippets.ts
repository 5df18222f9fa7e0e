import type { Call, CallBody } from './build-call';

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
    ...(body === undefined ? [] : [curlBody(body)]),
  ];
  return lines.join(' \\\n  ');
}

/** `--data` would take a text that begins with `@` for the name of a file. */
function curlBody(body: CallBody): string {
  return 'file' in body ? `--data-binary ${quoted(`@${body.file}`)}` : `--data-raw ${quoted(body.text)}`;
}

/** For an ES module with the package `axios`. */
export function axiosSnippet({ method, address, headers, body }: Call): string {
  return [
    ...fileImport(body),
    "import axios from 'axios';",
    '',
    'const { data } = await axios({',
    `  method: ${text(method)},`,
    `  url: ${text(address)},`,
    `  headers: ${literal(headers)},`,
    ...(body === undefined ? [] : [`  data: ${scriptBody(body)},`]),
    '});',
    'console.log(data);',
  ].join('\n');
}

/** For an ES module: browsers, Node, Deno, Bun. */
export function fetchSnippet({ method, address, headers, body, answersJson }: Call): string {
  const imports = fileImport(body);
  return [
    ...imports,
    ...(imports.length > 0 ? [''] : []),
    `const response = await fetch(${text(address)}, {`,
    `  method: ${text(method)},`,
    `  headers: ${literal(headers)},`,
    ...(body === undefined ? [] : [`  body: ${scriptBody(body)},`]),
    '});',
    'if (!response.ok) throw new Error(await response.text());',
    `console.log(await response.${answersJson ? 'json' : 'text'}());`,
  ].join('\n');
}

function fileImport(body: CallBody | undefined): readonly string[] {
  return body && 'file' in body ? ["import { readFile } from 'node:fs/promises';"] : [];
}

function scriptBody(body: CallBody): string {
  return 'file' in body ? `await readFile(${text(body.file)})` : text(body.text);
}

/** For Python 3 with the package `requests`; a string of JSON reads the same in Python. */
export function pythonSnippet({ method, address, headers, body, answersJson }: Call): string {
  return [
    'import requests',
    '',
    'response = requests.request(',
    `    ${text(method)},`,
    `    ${text(address)},`,
    `    headers=${literal(headers)},`,
    ...(body === undefined ? [] : [`    data=${pythonBody(body)},`]),
    ')',
    'response.raise_for_status()',
    `print(response.${answersJson ? 'json()' : 'text'})`,
  ].join('\n');
}

function pythonBody(body: CallBody): string {
  return 'file' in body ? `open(${text(body.file)}, "rb")` : `${text(body.text)}.encode()`;
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
