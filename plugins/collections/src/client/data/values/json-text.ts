/** Where a text stops being JSON, both from 1; `somewhere` where the browser does not tell. */
export type JsonFault = { readonly line: number; readonly column: number } | 'somewhere';

/** What is wrong with a text as JSON; undefined for nothing, and for no text. */
export function jsonFault(text: string): JsonFault | undefined {
  if (text.trim() === '') return undefined;
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    // A text that ends too early has no position of its own in V8's words.
    const position = /position (\d+)/.exec(message)?.[1] ?? (message.includes('end of JSON') ? text.length : undefined);
    return position === undefined ? 'somewhere' : placeOf(text, Number(position));
  }
}

function placeOf(text: string, position: number): JsonFault {
  const lines = text.slice(0, position).split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

/** The same JSON, indented; undefined for what is none. */
export function tidied(text: string): string | undefined {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return undefined;
  }
}
