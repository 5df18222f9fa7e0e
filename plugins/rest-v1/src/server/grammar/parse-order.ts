import { AppError, QUERY_LIMITS } from '@mortise/shared';
import { unsupported } from '../faults';
import { Scanner } from './scanner';

/**
 * `due.desc,title` as terms of a list's `sort`.
 * @throws AppError QUERY_PARAMETER_INVALID, QUERY_TOO_COMPLEX; OPTION_UNSUPPORTED for `nullsfirst`, since NULLs are last here
 */
export function parseOrder(text: string): readonly string[] {
  if (text.trim() === '') return [];
  const scanner = new Scanner('order', text);
  const terms = [readTerm(scanner)];
  while (scanner.take(',')) terms.push(readTerm(scanner));
  if (!scanner.atEnd) throw scanner.fault('"," or the end');
  if (terms.length > QUERY_LIMITS.sortTerms) throw new AppError('QUERY_TOO_COMPLEX', { what: 'order', max: QUERY_LIMITS.sortTerms });
  return terms;
}

function readTerm(scanner: Scanner): string {
  const path = [scanner.name()];
  if (scanner.looksAt('->')) throw unsupported('->');
  if (scanner.take('(')) {
    path.push(scanner.name());
    if (!scanner.take(')')) throw scanner.fault('")"');
  }
  // In a sort a dot leads through a relation and a minus means descending.
  const odd = path.find((name) => name.includes('.') || name.startsWith('-'));
  if (odd !== undefined) throw new AppError('FIELD_UNKNOWN', { field: odd });
  return `${readDirection(scanner)}${path.join('.')}`;
}

function readDirection(scanner: Scanner): '-' | '' {
  const [direction, nulls, ...more] = readWords(scanner);
  const places = direction?.startsWith('nulls') === true ? [direction, nulls, ...more] : [nulls, ...more];
  const [place, ...rest] = places.filter((word) => word !== undefined);
  const known = [undefined, 'asc', 'desc', 'nullsfirst', 'nullslast'].includes(direction);
  if (!known || rest.length > 0 || ![undefined, 'nullsfirst', 'nullslast'].includes(place)) {
    throw scanner.fault('asc or desc, then nullslast');
  }
  if (place === 'nullsfirst') throw unsupported('nullsfirst');
  return direction === 'desc' ? '-' : '';
}

/** `.desc.nullslast` as its words. */
function readWords(scanner: Scanner): string[] {
  const words: string[] = [];
  while (scanner.take('.')) words.push(scanner.until(/[.,]/).trimEnd());
  return words;
}
