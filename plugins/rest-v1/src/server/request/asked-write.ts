import { type ActionQuery, hold, unsupported } from '@mortise/shared';
import type { AddressedRow } from './addressed-row';
import type { Asking } from './asking';
import { readColumns } from './body-records';

/** What a write asks for beside its rows and their values; `row` is the one a `PUT` is about. */
export function askedWrite(asking: Asking, row?: AddressedRow): ActionQuery {
  const { parameters, preferences, request, faults } = asking;
  // A write reaches all rows it names: what is left out silently would be the worst of mistakes.
  const foreign = (['limit', 'offset', 'order'] as const).find((name) => parameters.single[name] !== undefined);
  if (foreign !== undefined) faults.push(unsupported(`${foreign} (${request.method})`));
  return {
    sort: [],
    page: { kind: 'all' },
    returning: preferences.return === 'representation',
    acceptsNone: true,
    ...affectedRows(asking),
    ...(row ? { existing: { are: 'updated', by: [...row.keys()] } } : existingRows(asking)),
  };
}

function affectedRows({ form, preferences: { handling, maxAffected } }: Asking): Pick<ActionQuery, 'affected'> {
  if (form === 'single') return { affected: { exactly: 1 } };
  return handling === 'strict' && maxAffected !== undefined ? { affected: { atMost: maxAffected } } : {};
}

function existingRows({ request, parameters, preferences: { resolution }, faults }: Asking): Pick<ActionQuery, 'existing'> {
  const text = parameters.single.on_conflict;
  const by = text === undefined ? undefined : hold(faults, undefined, () => readColumns(text));
  if (request.method !== 'POST' || resolution === undefined) return {};
  return { existing: { are: resolution === 'ignore-duplicates' ? 'kept' : 'updated', ...(by === undefined ? {} : { by }) } };
}
