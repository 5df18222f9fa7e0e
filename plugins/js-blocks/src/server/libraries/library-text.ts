import { createHash } from 'node:crypto';
import { AppError } from '@mortise/shared';
import type { LibraryFormat } from '../../contract';

export const MAX_LIBRARY_BYTES = 5 * 1024 * 1024;

/** UTF-16 units; a value of a column may be somewhat longer. */
const PART_LENGTH = 900_000;

/** A text in parts that can be stored, none of which ends within a character. */
export function partsOf(text: string): readonly string[] {
  const parts: string[] = [];
  for (let start = 0; start < text.length;) {
    const end = start + PART_LENGTH;
    const isWithin = /[\ud800-\udbff]/.test(text[end - 1] ?? '');
    parts.push(text.slice(start, isWithin ? end - 1 : end));
    start += parts.at(-1)?.length ?? PART_LENGTH;
  }
  return parts;
}

/** Subresource Integrity (W3C) of a text. */
export function integrityOf(text: string): string {
  return `sha384-${createHash('sha384').update(text).digest('base64')}`;
}

/** Name of the file a text is served as, which names its content. */
export function fileNameOf(integrity: string, format: LibraryFormat): string {
  return `${Buffer.from(integrity.slice('sha384-'.length), 'base64').toString('hex')}.${format === 'css' ? 'css' : 'js'}`;
}

/** Undefined for what cannot be such a file. */
export function integrityIn(fileName: string): string | undefined {
  const [, hex] = /^([0-9a-f]{96})\.(?:js|css)$/.exec(fileName) ?? [];
  return hex === undefined ? undefined : `sha384-${Buffer.from(hex, 'hex').toString('base64')}`;
}

/** By the look of its address and its text. */
export function formatOf(path: string, text: string): LibraryFormat {
  if (/\.css(?:$|\?)/.test(path)) return 'css';
  const isModule = /\.mjs(?:$|\?)|\/\+esm(?:$|\?)/.test(path) || /^\s*(?:import|export)[\s{*"']|[;}]\s*export\s*[{*]|^export /m.test(text);
  return isModule ? 'esm' : 'umd';
}

/** @throws AppError VALUE_INVALID for what is too long, no text, or a page instead of a file */
export function readLibraryText(bytes: Buffer): string {
  if (bytes.length === 0 || bytes.length > MAX_LIBRARY_BYTES) throw notText(`a text of at most ${MAX_LIBRARY_BYTES} bytes`);
  const text = decode(bytes);
  if (/^\s*<(?:!doctype|html)/i.test(text)) throw notText('the file of a library, not a page');
  return text;
}

function decode(bytes: Buffer): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // PostgreSQL keeps no such character.
    if (!text.includes('\0')) return text;
  } catch {
    // Told below.
  }
  throw notText('text in UTF-8');
}

function notText(expected: string): AppError {
  return new AppError('VALUE_INVALID', { field: 'text', expected });
}
