import { parseUrl } from '@mortise/shared';
import { parseByteSize, parseDuration } from './quantities';
import { parsePostgresUrl } from './postgres-url';
import { secretWeakness } from './weak-secret';

const MIN_KEY_LENGTH = 32;
const BODY_BYTES = { min: 1024, max: 1024 ** 3 };
const DURATION_MS = { min: 100, max: 3_600_000 };

/** The formats of `VariableSchema` that JSON Schema does not know. */
export const CONFIG_FORMATS: Readonly<Record<string, (text: string) => boolean>> = {
  'app-key': (text) => text.length >= MIN_KEY_LENGTH && secretWeakness(text) === undefined,
  'base-url': isBaseUrl,
  'byte-size': (text) => within(parseByteSize(text), BODY_BYTES),
  duration: (text) => within(parseDuration(text), DURATION_MS),
  origins: (text) => splitList(text).every(isOrigin),
  'postgres-url': (text) => parsePostgresUrl(text) !== undefined,
  'redis-url': isRedisUrl,
};

/** The items of a comma-separated list. */
export function splitList(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function within(value: number | undefined, { min, max }: { min: number; max: number }): boolean {
  return value !== undefined && value >= min && value <= max;
}

function isBaseUrl(text: string): boolean {
  const url = parseUrl(text);
  return url !== undefined && isHttp(url) && url.search === '' && url.hash === '' && url.username === '' && url.password === '';
}

function isRedisUrl(text: string): boolean {
  const url = parseUrl(text);
  return (url?.protocol === 'redis:' || url?.protocol === 'rediss:') && url.hostname !== '';
}

function isOrigin(text: string): boolean {
  const url = parseUrl(text);
  return url !== undefined && isHttp(url) && url.origin === text.toLowerCase();
}

function isHttp(url: URL): boolean {
  return url.protocol === 'http:' || url.protocol === 'https:';
}
