import { type ActionQuery, type AppError, hold, unsupported } from '@mortise/shared';
import { toFilter } from '../grammar/condition';
import { type Saying, embeddedRows } from '../grammar/embedded-rows';
import { FilterParser, type Placed } from '../grammar/parse-filters';
import { parseOrder } from '../grammar/parse-order';
import { parseSelect } from '../grammar/parse-select';
import type { Asking } from './asking';
import { readLimit } from './row-range';
import type { SearchParameters } from './search-parameters';

/** Which rows are meant, and what of them is shown. */
export function askedRows({ parameters, request, faults }: Asking): Pick<ActionQuery, 'filter' | 'shown'> {
  const { single } = parameters;
  const placed = readConditions(parameters, faults);
  const own = placed.filter(({ path }) => path.length === 0).map(({ condition }) => condition);
  if (request.method === 'POST' && own.length > 0) faults.push(unsupported('conditions on rows that are not there yet'));
  const sayings = [...placed.filter(({ path }) => path.length > 0), ...readSayings(parameters, faults)];
  const selected = hold(faults, undefined, () => parseSelect(single.select ?? ''));
  const asked = { selected, sayings, own: own.length === 0 ? undefined : toFilter({ kind: 'and', parts: own }) };
  const rows = hold(faults, { shown: undefined, own: undefined, inner: [] }, () => embeddedRows(asked));
  const { shown, inner } = rows;
  // Of a write it would have to choose among the rows of the answer alone.
  if (inner.length > 0 && request.method !== 'GET' && request.method !== 'HEAD') faults.push(unsupported('!inner'));
  const nodes = [...(rows.own ? [rows.own] : []), ...inner];
  return {
    ...(nodes.length === 0 ? {} : { filter: { kind: 'and', nodes } }),
    ...(shown === undefined ? {} : { shown }),
  };
}

function readConditions({ logic, columns }: SearchParameters, faults: AppError[]): readonly Placed[] {
  const parser = new FilterParser();
  return [
    ...columns.map(([key, text]) => hold(faults, undefined, () => parser.column(key, text))),
    ...logic.map(([key, text]) => hold(faults, undefined, () => parser.logic(key, text))),
  ].filter((placed) => placed !== undefined);
}

function readSayings({ embedded }: SearchParameters, faults: AppError[]): readonly Saying[] {
  return embedded.map(({ path, name, text }) =>
    name === 'order'
      ? { path, order: hold(faults, undefined, () => parseOrder(text)) }
      : { path, limit: hold(faults, undefined, () => readLimit(text)) },
  );
}
