import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isJsonObject } from '@mortise/shared';
import type { TextResources } from './text-resources';

const EXTENSION = '.json';

/** The texts of a directory of `<tag>.json` files, by tag; none when there is no such directory. */
export function readLocales(directory: string): ReadonlyMap<string, TextResources> {
  if (!existsSync(directory)) return new Map();
  const names = readdirSync(directory).filter((name) => name.endsWith(EXTENSION));
  return new Map(names.toSorted().map((name) => [basename(name, EXTENSION), readTexts(join(directory, name))]));
}

function readTexts(file: string): TextResources {
  const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isJsonObject(parsed)) throw new TypeError(`${file} must hold an object of texts`);
  return parsed as TextResources;
}
