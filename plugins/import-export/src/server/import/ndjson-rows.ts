import { AppError, type JsonValue, isJsonObject, jsonTypeOf } from '@mortise/shared';
import { type ImportRow, MAX_ROW_BYTES } from './import-row';
import { checkShape } from './json-shape';

/**
 * Records of a file with one JSON object a line; empty lines do not count.
 * @throws AppError BODY_INVALID for a line without an end
 */
export async function* ndjsonRows(text: AsyncIterable<string>): AsyncGenerator<ImportRow> {
  let row = 0;
  for await (const line of lines(text)) {
    if (line.trim() === '') continue;
    row += 1;
    yield { row, size: line.length, read: readLine(line) };
  }
}

async function* lines(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of text) {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    if (rest.length > MAX_ROW_BYTES) throw new AppError('BODY_INVALID', { path: 'line', expected: `at most ${MAX_ROW_BYTES} characters` });
    yield* parts;
  }
  yield rest;
}

function readLine(line: string): ImportRow['read'] {
  let value: JsonValue;
  try {
    value = JSON.parse(line) as JsonValue;
  } catch (cause) {
    return { fault: new AppError('JSON_INVALID', {}, { cause }) };
  }
  if (!isJsonObject(value))
    return { fault: new AppError('BODY_INVALID', { path: 'line', expected: 'an object', received: jsonTypeOf(value) }) };
  const fault = checkShape(value);
  return fault ? { fault } : { values: value };
}
