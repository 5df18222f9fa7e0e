/** Labels of the Encoding Standard (https://encoding.spec.whatwg.org). */
export const ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

const BOMS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
];
/** Enough for the rarest character to show up, little enough to be read at once. */
const SNIFFED_BYTES = 512 * 1024;
const TEXT_SIZE = 64 * 1024;

/** How a file is written: by its mark, else UTF-8 when it is valid, else GB 18030, which holds all of GBK. */
export async function sniffEncoding(file: Blob): Promise<Encoding> {
  const bytes = new Uint8Array(await file.slice(0, SNIFFED_BYTES).arrayBuffer());
  const marked = BOMS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  if (marked !== undefined) return marked[0];
  try {
    // `stream` forgives a character cut at the end.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return 'utf-8';
  } catch {
    return 'gb18030';
  }
}

/** The text of a file piece by piece, with `\n` as its only line break. `onBytes` hears how many bytes have been read. */
export async function* readText(file: Blob, encoding: Encoding, onBytes?: (bytes: number) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  let held = '';
  for (let start = 0; start < file.size; start += TEXT_SIZE) {
    const bytes = await file.slice(start, start + TEXT_SIZE).arrayBuffer();
    const text = held + decoder.decode(bytes, { stream: true });
    // A carriage return at the end may be half of a line break.
    held = text.endsWith('\r') ? '\r' : '';
    yield oneLineBreak(held === '' ? text : text.slice(0, -1));
    onBytes?.(Math.min(start + TEXT_SIZE, file.size));
  }
  yield oneLineBreak(held + decoder.decode());
}

function oneLineBreak(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}
