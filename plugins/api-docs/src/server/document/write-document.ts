import type { JsonSchema } from '@mortise/plugin-api/server';
import { inTurns } from './in-turns';

/** A document as JSON text; paths and schemas are written one after the other, so that others have their turn. */
export async function writeJson(document: JsonSchema): Promise<string> {
  const parts: string[] = [];
  await inTurns(Object.entries(document), ([name, part]) => {
    if (name !== 'paths') parts.push(`${JSON.stringify(name)}:${JSON.stringify(part)}`);
  });
  const paths: string[] = [];
  await inTurns(Object.entries(document['paths'] ?? {}), ([path, methods]) =>
    paths.push(`${JSON.stringify(path)}:${JSON.stringify(methods)}`),
  );
  return `{${[...parts, `"paths":{${paths.join(',')}}`].join(',')}}`;
}

/** The same as YAML 1.2, whose double-quoted texts are those of JSON. */
export async function writeYaml(document: JsonSchema): Promise<string> {
  const lines: string[] = [];
  await inTurns(yamlLines(document, ''), (line) => lines.push(line));
  return `${lines.join('\n')}\n`;
}

function* yamlLines(value: object, indent: string): Generator<string> {
  const isList = Array.isArray(value);
  for (const [key, item] of Object.entries(value) as [string, unknown][]) {
    if (item === undefined) continue;
    const head = isList ? `${indent}-` : `${indent}${yamlKey(key)}:`;
    if (typeof item !== 'object' || item === null || Object.keys(item).length === 0) {
      yield `${head} ${JSON.stringify(item)}`;
      continue;
    }
    yield head;
    yield* yamlLines(item, `${indent}  `);
  }
}

/** Words that begin with a capital or hold one in the middle mean nothing to YAML; short ones may. */
function yamlKey(key: string): string {
  return /^[A-Za-z][A-Za-z0-9]{5,}$/.test(key) ? key : JSON.stringify(key);
}
