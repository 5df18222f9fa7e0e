import type { JsonValue } from '@mortise/shared';
import { type ViewParam, type ViewRequest, headersOf } from './view-request';

/** The request for Python 3 with the package `requests`. */
export function pythonSnippet(request: ViewRequest): string {
  const { address, params } = request;
  const usesJson = params.some(({ value }) => typeof value === 'object');
  return [
    ...(usesJson ? ['import json', ''] : []),
    'import requests',
    '',
    'response = requests.get(',
    `    ${JSON.stringify(address)},`,
    '    params={',
    ...params.map(({ name, value }) => `        ${JSON.stringify(name)}: ${argument(value)},`),
    '    },',
    `    headers=${literal(headersOf(request))},`,
    ')',
    'response.raise_for_status()',
    'print(response.json())',
  ].join('\n');
}

function argument(value: ViewParam['value']): string {
  return typeof value === 'object' ? `json.dumps(${literal(value)})` : JSON.stringify(value);
}

/** A string of JSON reads the same in Python; the constants do not. */
function literal(value: JsonValue | undefined): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([name, item]) => `${JSON.stringify(name)}: ${literal(item)}`)
    .join(', ')}}`;
}
