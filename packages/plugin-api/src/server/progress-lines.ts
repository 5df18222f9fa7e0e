import { Readable } from 'node:stream';
import type { JsonObject } from '@mortise/shared';
import type { ActionCall } from './ports/actions';

/** Milliseconds between two lines. */
const INTERVAL = 500;

/** Lines that tell how far work is, `{"progress":…}`, and at last `{"data":…}` or `{"errors":…}`. */
export function progressLines(
  progress: () => JsonObject,
  call: Pick<ActionCall, 'tell' | 'signal'>,
  work: () => Promise<JsonObject>,
): Readable {
  const lines = new Readable({ read: () => undefined });
  const say = (line: JsonObject): void => void lines.push(`${JSON.stringify(line)}\n`);
  const timer = setInterval(() => say({ progress: progress() }), INTERVAL);
  void work()
    .then(
      (data) => say({ data }),
      (error: unknown) => {
        if (!call.signal.aborted) say({ errors: call.tell(error) as unknown as JsonObject[] });
      },
    )
    .finally(() => {
      clearInterval(timer);
      lines.push(null);
    });
  return lines;
}
