import { QUERY_LIMITS, tooComplex, unsupported } from '@mortise/shared';
import { Scanner } from '../syntax/scanner';

const PATH =
  /[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Nd}\p{Mn}\p{Mc}\p{Pc}\p{Cf}]{0,127}(?:\/[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Nd}\p{Mn}\p{Mc}\p{Pc}\p{Cf}]{0,127})*/uy;
const DIRECTION = /[ \t]+(asc|desc)(?![\p{L}\p{N}_])/iuy;

/**
 * `total desc,customer/name` as terms of a list's `sort`.
 * @throws AppError QUERY_PARAMETER_INVALID, QUERY_TOO_COMPLEX; OPTION_UNSUPPORTED for orders that are no columns
 */
export function readOrder(text: string): readonly string[] {
  const scanner = new Scanner('$orderby', text);
  scanner.skipSpaces();
  const terms = [readTerm(scanner)];
  while (scanner.separator(',')) terms.push(readTerm(scanner));
  scanner.requireEnd();
  if (terms.length > QUERY_LIMITS.sortTerms) throw tooComplex('$orderby', QUERY_LIMITS.sortTerms);
  return terms;
}

function readTerm(scanner: Scanner): string {
  const path = scanner.match(PATH)?.[0];
  if (path === undefined) throw scanner.fault('a column');
  if (scanner.looksAt('(')) throw unsupported(`$orderby=${path}()`);
  if (scanner.looksAt('/$')) throw unsupported(`$orderby=${path}/$count`);
  const direction = scanner.match(DIRECTION)?.[1]?.toLowerCase();
  return `${direction === 'desc' ? '-' : ''}${path.replaceAll('/', '.')}`;
}
