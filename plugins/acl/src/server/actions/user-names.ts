import type { ActionCall, CollectionsPort, RecordsPort } from '@mortise/plugin-api/server';
import { AppError, type JsonObject, QUERY_LIMITS } from '@mortise/shared';
import type { RowId } from '../store/rows';

/** Users are shown by name only: who may list roles need not be one who may see accounts. */
const SHOWN = ['id', 'username', 'nickname'];
const MAX_SEARCH = 100;

export function shownFields(collections: CollectionsPort): readonly string[] {
  const users = collections.get('users');
  return SHOWN.filter((name) => users.fields.has(name));
}

/** The parameter `search`; undefined when it is empty. @throws AppError QUERY_PARAMETER_INVALID */
export function readSearch({ query }: ActionCall): string | undefined {
  const { search = '' } = query;
  if (typeof search === 'string' && search.length <= MAX_SEARCH) return search.trim() === '' ? undefined : search.trim();
  throw new AppError('QUERY_PARAMETER_INVALID', { parameter: 'search', expected: `a text of at most ${MAX_SEARCH} characters` });
}

/** Users whose name contains a text; without one, all. */
export function nameFilter(search: string | undefined): JsonObject {
  return search === undefined ? {} : { $or: [{ 'username.$includes': search }, { 'nickname.$includes': search }] };
}

/**
 * Filter of the assignments whose user's name contains a text.
 * @throws AppError QUERY_TOO_COMPLEX when the text fits more users than one list can name
 */
export async function assignmentFilter(records: RecordsPort, search: string | undefined): Promise<JsonObject> {
  if (search === undefined) return {};
  const limit = QUERY_LIMITS.listItems;
  const users = await records.find<{ id: RowId }>('users', { filter: nameFilter(search), fields: ['id'], limit: limit + 1 });
  if (users.length > limit) throw new AppError('QUERY_TOO_COMPLEX', { parameter: 'search', what: 'users of that name', max: limit });
  return { userId: { $in: users.map(({ id }) => id) } };
}
