export { type FilterOptions, toFilter } from './filter/to-filter';
export { type Applied, readApply } from './options/read-apply';
export { type ODataPage, PAGE, readPage } from './options/read-page';
export { readOrder } from './options/read-order';
export { readSearch } from './options/read-search';
export { readShown } from './options/read-shown';
export { type QueryOption, type QueryOptions, type QueryPair, readOptions, readPairs } from './options/query-options';
export type { Expression } from './syntax/expression';
export { EXPRESSION_LIMITS, parseExpression } from './syntax/parse-expression';
