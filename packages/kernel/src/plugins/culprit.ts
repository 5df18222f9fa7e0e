import { sep } from 'node:path';
import { isError } from '../log/serialize-error';

const FRAME_FILE = /^\s+at (?:.*\()?(?:file:\/\/)?((?:\/|[A-Za-z]:).+?):\d+:\d+\)?$/;

/**
 * Which of these directories an error nobody caught came out of; undefined when none, or when it cannot be told. The outermost file
 * on the stack counts, the one Node itself called: had the code there caught the error, nobody else would have seen it.
 */
export function culprit(error: unknown, directories: ReadonlyMap<string, string>): string | undefined {
  const frames = isError(error) && typeof error.stack === 'string' ? error.stack.split('\n') : [];
  const files = frames.flatMap((frame) => FRAME_FILE.exec(frame)?.[1] ?? []);
  const outermost = files.at(-1);
  if (outermost === undefined) return undefined;
  for (const [id, directory] of directories) if (outermost.startsWith(directory + sep)) return id;
  return undefined;
}
