/** Name of the author's code in stacks. */
export const CODE_NAME = 'block.js';

/** Stands before the author's first line, on the same line. */
export const CODE_HEAD = 'globalThis.__mortiseBlock(async (ctx) => {';

/** In the author's code, from 1. */
export interface CodePlace {
  readonly line: number;
  readonly column: number;
}

const PLACE = /block\.js:(\d+):(\d+)/;

/** The first place in the author's code a stack names. */
export function placeIn(stack: string | undefined): CodePlace | undefined {
  const [, line, column] = PLACE.exec(stack ?? '') ?? [];
  return line === undefined ? undefined : placeOf(Number(line), Number(column));
}

/** What the browser counts, as the author counts it. */
export function placeOf(line: number, column: number): CodePlace {
  return { line, column: line === 1 ? Math.max(1, column - CODE_HEAD.length) : column };
}

/** The lines of a stack that are the author's. */
export function ownStack(stack: string | undefined): string {
  const lines = (stack ?? '').split('\n').filter((line) => PLACE.test(line));
  return lines
    .map((line) =>
      line.trim().replace(PLACE, (_all, at, column) => {
        const place = placeOf(Number(at), Number(column));
        return `${CODE_NAME}:${place.line}:${place.column}`;
      }),
    )
    .slice(0, 20)
    .join('\n');
}
