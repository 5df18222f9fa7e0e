import type { JsonValue } from '@mortise/shared';

type Line = Readonly<Record<string, JsonValue>>;

/** Reads an answer of JSON lines: lines with `progress` are told as they come, the last other one is the answer. Undefined when it broke off. */
export async function lastLine(response: Response, onProgress?: (progress: Line) => void): Promise<Line | undefined> {
  let last: Line | undefined;
  for await (const text of linesOf(response)) {
    const line = JSON.parse(text) as Line;
    const { progress } = line;
    if (progress === undefined) last = line;
    else onProgress?.(progress as unknown as Line);
  }
  return last;
}

async function* linesOf({ body }: Response): AsyncGenerator<string> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
    const lines = (rest + part.value).split('\n');
    rest = lines.pop() ?? '';
    yield* lines.filter((line) => line !== '');
  }
  if (rest !== '') yield rest;
}
