import type { StandardAction } from '@mortise/plugin-api/server';
import { type ActionQuery, AppError, type PageRequest, QUERY_LIMITS } from '@mortise/shared';
import type { Faults } from '../read/faults';
import { type RawQuery, readChoice, readFilter, readNames, readPositiveInteger, refuseUnknownParameters } from './query-parameters';
import { readMove } from './read-move';
import { shownFields } from './shown-fields';

const SHOWN = ['fields', 'except', 'appends'];
const ROWS = ['filterByTk', 'filter'];

/** What the address of each standard action may say. */
const PARAMETERS: Readonly<Record<StandardAction, readonly string[]>> = {
  list: ['filter', ...SHOWN, 'sort', 'page', 'pageSize', 'paginate', 'cursor', 'tree', 'count'],
  get: [...ROWS, ...SHOWN, 'sort'],
  query: [],
  create: ['updateAssociationValues'],
  update: [...ROWS, 'updateAssociationValues'],
  destroy: ROWS,
  firstOrCreate: ['filterKeys', 'updateAssociationValues'],
  updateOrCreate: ['filterKeys', 'updateAssociationValues'],
  move: ['sourceId', 'targetId', 'method', 'targetScope', 'sticky', 'sortField'],
};

const COUNTS = ['exact', 'none'] as const;
const SWITCH = ['true', 'false'] as const;

const FIRST_PAGE: PageRequest = { kind: 'page', number: 1, size: undefined };

/** What most calls of one record say besides its key. */
const NOTHING: ActionQuery = Object.freeze({ sort: Object.freeze([]), page: FIRST_PAGE, tree: false });

/** What the address of a call says. */
interface Said {
  readonly query: RawQuery;
  /** The key in the path. */
  readonly key: string | undefined;
}

/** Reads the address of a call of the action API. What is faulty goes into `faults` and is left out. */
export function readActionQuery({ query, key }: Said, action: StandardAction, faults: Faults): ActionQuery {
  // A key in the path is another way to write `filterByTk`.
  const named = key === undefined ? query : { filterByTk: key, ...query };
  if (namesKeyAlone(named, action)) return NOTHING;
  faults.collect(() => refuseUnknownParameters(named, PARAMETERS[action]));
  const filter = faults.collect(() => readFilter(query));
  const shown = faults.collect(() => readShown(query));
  const count = faults.collect(() => readChoice(query, 'count', COUNTS));
  const updateAssociations = faults.collect(() => readNames(query, 'updateAssociationValues', QUERY_LIMITS.appends));
  const filterKeys = faults.collect(() => readNames(query, 'filterKeys', QUERY_LIMITS.filterConditions));
  const move = action === 'move' ? faults.collect(() => readMove(query)) : undefined;
  return {
    ...(move === undefined ? {} : { move }),
    ...(filterKeys === undefined ? {} : { filterKeys }),
    ...(filter === undefined ? {} : { filter }),
    ...(shown === undefined ? {} : { shown }),
    ...(count === undefined ? {} : { count }),
    ...(updateAssociations === undefined ? {} : { updateAssociations }),
    sort: faults.collect(() => readNames(query, 'sort', QUERY_LIMITS.sortTerms)) ?? [],
    page: faults.collect(() => readPage(query)) ?? FIRST_PAGE,
    tree: faults.collect(() => readChoice(query, 'tree', SWITCH)) === 'true',
  };
}

/** A move says by its parameters where to. */
function namesKeyAlone(query: RawQuery, action: StandardAction): boolean {
  return action !== 'move' && Object.keys(query).every((name) => name === 'filterByTk' && PARAMETERS[action].includes(name));
}

function readShown(query: RawQuery): ActionQuery['shown'] {
  if (query['fields'] === undefined && query['except'] === undefined && query['appends'] === undefined) return undefined;
  const fields = readNames(query, 'fields', QUERY_LIMITS.fields);
  return shownFields({
    // An empty list is what clients write that have no wish, as they do of `sort` and `filter`.
    fields: fields?.length === 0 ? undefined : fields,
    except: readNames(query, 'except', QUERY_LIMITS.fields) ?? [],
    appends: readNames(query, 'appends', QUERY_LIMITS.appends) ?? [],
  });
}

function readPage(query: RawQuery): PageRequest {
  const paginate = readChoice(query, 'paginate', SWITCH);
  const number = readPositiveInteger(query, 'page');
  const size = readPositiveInteger(query, 'pageSize');
  const { cursor } = query;
  if (cursor !== undefined) {
    if (typeof cursor !== 'string' || number !== undefined || paginate === 'false') {
      throw new AppError('QUERY_PARAMETER_INVALID', { parameter: 'cursor', expected: 'one cursor, and neither page nor paginate=false' });
    }
    return { kind: 'cursor', cursor, size };
  }
  if (paginate === 'false') return { kind: 'all' };
  return number === undefined && size === undefined ? FIRST_PAGE : { kind: 'page', number: number ?? 1, size };
}
