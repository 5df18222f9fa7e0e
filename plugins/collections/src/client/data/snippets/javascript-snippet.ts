import { type ViewParam, type ViewRequest, headersOf } from './view-request';

/** The request for an ES module: browsers, Node, Deno, Bun. */
export function javascriptSnippet(request: ViewRequest): string {
  const { address, params } = request;
  return [
    `const url = new URL(${JSON.stringify(address)});`,
    'url.search = new URLSearchParams({',
    ...params.map(({ name, value }) => `  ${name}: ${literal(value)},`),
    '});',
    `const response = await fetch(url, { headers: ${JSON.stringify(headersOf(request))} });`,
    'if (!response.ok) throw new Error(await response.text());',
    'const { data, meta } = await response.json();',
    'console.log(data, meta);',
  ].join('\n');
}

/** JSON is JavaScript (ECMA-262, since 2019). */
function literal(value: ViewParam['value']): string {
  return typeof value === 'object' ? `JSON.stringify(${JSON.stringify(value)})` : JSON.stringify(String(value));
}
