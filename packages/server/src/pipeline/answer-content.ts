import type { Answer } from '../targets/target';

/** Texts of as many characters are sent piece by piece; to make one of shorter ones costs less. */
const LONG = 16 * 1024;

/** The body of an answer that is complete. */
export interface AnswerContent {
  readonly pieces: readonly (string | Buffer)[];
  /** The length of all pieces as they are sent. */
  readonly bytes: number;
  /** How texts are written. */
  readonly encoding: 'utf8' | 'latin1';
}

/** Undefined for what is sent while it is made. */
export function contentOf(body: Answer['body']): AnswerContent | undefined {
  if (Buffer.isBuffer(body)) return { pieces: [body], bytes: body.length, encoding: 'utf8' };
  if (typeof body === 'string') return contentOfTexts([body]);
  return isTexts(body) ? contentOfTexts(body) : undefined;
}

function contentOfTexts(texts: readonly string[]): AnswerContent {
  const characters = texts.reduce((sum, { length }) => sum + length, 0);
  const pieces = characters < LONG ? [texts.join('')] : texts;
  const bytes = pieces.reduce((sum, piece) => sum + Buffer.byteLength(piece), 0);
  // What takes no more bytes than it has characters is ASCII, which Latin-1 writes in a third of the memory UTF-8 is given.
  return { pieces, bytes, encoding: bytes === characters ? 'latin1' : 'utf8' };
}

const isTexts = (body: Answer['body']): body is readonly string[] => Array.isArray(body);
