import { type ActionQuery, type AppError, hold, unsupported } from '@mortise/shared';
import { toFilter } from '../grammar/condition';
import { type EmbeddedRows, type Saying, embeddedRows } from '../grammar/embedded-rows';
import { FilterParser, type Placed } from '../grammar/parse-filters';
import { parseOrder } from '../grammar/parse-order';
import { parseSelect } from '../grammar/parse-select';
import { resolveEmbeds } from '../grammar/resolve-embeds';
import { type Selected, embedsOf, isGrouped, nameOf, valuesOf } from '../grammar/selected';
import type { Asking } from './asking';
import { readLimit, readOffset } from './row-range';
import type { EmbeddedParameter, SearchParameters } from './search-parameters';

/** Which rows are meant, and what of them is shown. */
export type AskedRows = Pick<ActionQuery, 'filter' | 'shown'>;

/** What is to be shown; undefined for everything there is. */
export function readSelected({ parameters, faults, collection, find }: Asking): Selected | undefined {
  return hold(faults, undefined, () => {
    const selected = parseSelect(parameters.single.select ?? '');
    return selected && resolveEmbeds(selected, collection, find);
  });
}

export function askedRows(asking: Asking, selected = readSelected(asking)): AskedRows {
  const { parameters, request, faults } = asking;
  const placed = readConditions(parameters, faults);
  const own = placed.filter(({ path }) => path.length === 0).map(({ condition }) => condition);
  if (request.method === 'POST' && own.length > 0) faults.push(unsupported('conditions on rows that are not there yet'));
  const sayings = [...placed.filter(({ path }) => path.length > 0), ...readSayings(parameters, faults)];
  const asked = { selected, sayings, own: own.length === 0 ? undefined : toFilter({ kind: 'and', parts: own }) };
  const rows = hold<EmbeddedRows>(faults, { shown: undefined, own: undefined, inner: [] }, () => embeddedRows(asked));
  const { shown, inner } = rows;
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (selected) faults.push(...(isRead ? requireInner(selected, sayings) : requireWritten(selected, inner.length > 0)));
  const nodes = [...(rows.own ? [rows.own] : []), ...inner];
  return {
    ...(nodes.length === 0 ? {} : { filter: { kind: 'and', nodes } }),
    ...(shown === undefined ? {} : { shown }),
  };
}

/** Groups have no embedded rows that could be chosen among. */
function requireInner(selected: Selected, sayings: readonly Saying[]): readonly AppError[] {
  if (!isGrouped(selected)) return [];
  const isMet = ({ path, condition }: Saying): boolean => condition !== undefined && isInnerAlong(path, selected);
  return sayings.filter((saying) => !isMet(saying)).map(({ path }) => unsupported(`${path.join('.')}, but !inner beside groups`));
}

function isInnerAlong([name, ...below]: Saying['path'], selected: Selected): boolean {
  const embed = embedsOf(selected).find((one) => nameOf(one) === name);
  return name === undefined || (embed?.isInner === true && isInnerAlong(below, embed.selected));
}

/** What of an answer can be refused only once rows are written comes too late. */
function requireWritten(selected: Selected, hasInner: boolean): readonly AppError[] {
  if (hasInner) return [unsupported('!inner')];
  if (isGrouped(selected)) return [unsupported('groups of written rows')];
  return everyCast(selected)
    .filter((cast) => cast !== 'text')
    .map((cast) => unsupported(`::${cast} of written rows`));
}

function everyCast(selected: Selected): readonly string[] {
  return [...valuesOf(selected).flatMap(({ casts }) => casts), ...embedsOf(selected).flatMap((embed) => everyCast(embed.selected))];
}

function readConditions({ logic, columns }: SearchParameters, faults: AppError[]): readonly Placed[] {
  const parser = new FilterParser();
  return [
    ...columns.map(([key, text]) => hold(faults, undefined, () => parser.column(key, text))),
    ...logic.map(([key, text]) => hold(faults, undefined, () => parser.logic(key, text))),
  ].filter((placed) => placed !== undefined);
}

function readSayings({ embedded }: SearchParameters, faults: AppError[]): readonly Saying[] {
  return embedded.map(({ path, name, text }) => ({ path, ...hold(faults, {}, () => READ[name](text)) }));
}

const READ: Readonly<Record<EmbeddedParameter['name'], (text: string) => Omit<Saying, 'path'>>> = {
  order: (text) => ({ order: parseOrder(text) }),
  limit: (text) => ({ limit: readLimit(text) }),
  offset: (text) => ({ offset: readOffset(text) }),
};
