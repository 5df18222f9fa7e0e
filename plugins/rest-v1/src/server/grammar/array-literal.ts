import { AppError, QUERY_LIMITS, malformed } from '@mortise/shared';
import { Scanner } from './scanner';

/**
 * `{a,"b,c"}`, as PostgreSQL writes arrays.
 * @throws AppError QUERY_PARAMETER_INVALID, also for NULL and lists within lists; QUERY_TOO_COMPLEX
 */
export function readArrayLiteral(column: string, text: string): readonly string[] {
  const scanner = new Scanner(column, text.trim());
  if (!scanner.take('{')) throw malformed(column, 'a list in braces', text);
  const items: string[] = [];
  scanner.skipSpaces();
  if (!scanner.take('}')) {
    do items.push(readItem(scanner));
    while (scanner.take(','));
    if (!scanner.take('}')) throw scanner.fault('"," or "}"');
  }
  if (!scanner.atEnd) throw scanner.fault('the end after the list');
  const max = QUERY_LIMITS.listItems;
  if (items.length > max) throw new AppError('QUERY_TOO_COMPLEX', { what: 'list items', max });
  return items;
}

function readItem(scanner: Scanner): string {
  scanner.skipSpaces();
  const quoted = scanner.quoted();
  scanner.skipSpaces();
  if (quoted !== undefined) return quoted;
  const bare = scanner.until(/[,{}"]/).trim();
  if (bare === '' || bare.toLowerCase() === 'null') throw scanner.fault('an item');
  return bare;
}
