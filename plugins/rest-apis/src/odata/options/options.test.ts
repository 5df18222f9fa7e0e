import { isAppError } from '@mortise/shared';
import { APPLY_CASES, EXPAND_CASES, ORDER_CASES, SEARCH_CASES, SELECT_CASES } from '../testing/option-cases';
import { readApply } from './read-apply';
import { readOrder } from './read-order';
import { readSearch } from './read-search';
import { readShown } from './read-shown';

const OPTIONS = [
  { name: '$orderby', cases: ORDER_CASES, read: readOrder },
  { name: '$select', cases: SELECT_CASES, read: (text: string) => readShown(text, undefined) },
  { name: '$expand', cases: EXPAND_CASES, read: (text: string) => readShown(undefined, text) },
  { name: '$apply', cases: APPLY_CASES, read: readApply },
  { name: '$search', cases: SEARCH_CASES, read: readSearch },
] as const;

function codeOf(read: (text: string) => unknown, text: string): string {
  try {
    read(text);
    return 'accepted';
  } catch (error) {
    return isAppError(error) ? error.code : `threw ${String(error)}`;
  }
}

describe.each(OPTIONS)('$name', ({ cases, read }) => {
  test.each(cases.accepted)('is read: %s', (text) => expect(codeOf(read, text)).toBe('accepted'));

  test.each(cases.refused)('is refused: %s', (text) => expect(codeOf(read, text)).toBe('QUERY_PARAMETER_INVALID'));
});

describe('many filters of $apply', () => {
  const filters = (count: number): string => Array.from({ length: count }, () => 'filter(a gt 1)').join('/');

  test.each(['aggregate($count as n)', 'groupby((a))'])('count together before %s', (groups) => {
    expect(codeOf(readApply, `${filters(3)}/${groups}`)).toBe('accepted');
    expect(codeOf(readApply, `${filters(100)}/${groups}`)).toBe('QUERY_TOO_COMPLEX');
    expect(codeOf(readApply, `${groups}/${filters(100)}`)).toBe('QUERY_TOO_COMPLEX');
    expect(codeOf(readApply, `${filters(50_000)}/${groups}`)).toBe('QUERY_TOO_COMPLEX');
  });

  test('are read one by one', () => {
    expect(codeOf(readApply, 'filter(a gt 1) or (b gt 1)/groupby((a))')).toBe('QUERY_PARAMETER_INVALID');
    expect(codeOf(readApply, 'filter()/filter(a gt 1)/groupby((a))')).toBe('QUERY_PARAMETER_INVALID');
    expect(codeOf(readApply, 'filter(a gt 1)/filter(b gt 1 or c)/groupby((a))')).toBe('accepted');
  });
});

test.each(['NOT ', '('])('$search takes no end of %s', (sign) => {
  expect(codeOf(readSearch, `${sign.repeat(10)}a${sign === '(' ? ')'.repeat(10) : ''}`)).toBe('accepted');
  expect(codeOf(readSearch, `${sign.repeat(100_000)}a`)).toBe('QUERY_TOO_COMPLEX');
});

describe('what is known and not supported', () => {
  test.each<[string, (text: string) => unknown, string]>([
    ['$orderby', readOrder, 'a/$count'],
    ['$orderby', readOrder, 'tolower(a)'],
    ['$select', (text) => readShown(text, undefined), 'a/b'],
    ['$expand', (text) => readShown(undefined, text), '*'],
    ['$expand', (text) => readShown(undefined, text), 'a/b'],
    ['$expand', (text) => readShown(undefined, text), 'a($levels=2)'],
    ['$expand', (text) => readShown(undefined, text), 'a($skip=1)'],
    ['$apply', readApply, 'identity()'],
    ['$apply', readApply, 'compute(a add 1 as b)'],
    ['$apply', readApply, 'topcount(2,a)'],
    ['$apply', readApply, 'groupby((rollup(a,b)))'],
    ['$apply', readApply, 'groupby((a),filter(b eq 1))'],
    ['$apply', readApply, 'groupby((a))/groupby((a))'],
    ['$apply', readApply, 'groupby((a))/aggregate($count as n)'],
    ['$apply', readApply, 'aggregate(a with median as b)'],
    ['$apply', readApply, 'aggregate(a/$count as b)'],
  ])('%s: %s names itself', (_name, read, text) => expect(codeOf(read, text)).toBe('OPTION_UNSUPPORTED'));
});
