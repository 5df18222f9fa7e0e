import { AppError } from '@mortise/shared';

/**
 * UTF-8 as text, without the byte order mark.
 * @throws AppError BODY_INVALID for any other encoding
 */
export async function* decodeText(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (bytes?: Buffer): string => {
    try {
      return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
    } catch (cause) {
      throw new AppError('BODY_INVALID', { path: 'body', expected: 'text in UTF-8' }, { cause });
    }
  };
  for await (const chunk of chunks) yield decode(chunk);
  const rest = decode();
  if (rest !== '') yield rest;
}
