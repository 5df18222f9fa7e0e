import { type ColumnPath, readColumnPath } from '@mortise/shared';
import { rightsAlong } from '../../read/related-rows';
import type { StandardCall } from '../standard-call';
import { invalid } from './body-reader';

/**
 * The column a path names, through relations that lead to one record. What the caller may not see of the other side counts as empty.
 * @throws AppError FIELD_UNKNOWN, FIELD_DENIED, ACTION_DENIED (related rows), QUERY_PARAMETER_INVALID, QUERY_TOO_COMPLEX
 */
export async function bindColumn(names: readonly string[], parameter: string, call: StandardCall): Promise<ColumnPath> {
  const rights = await rightsAlong([names.slice(0, -1)], call, call.decision);
  const toMany = (name: string) => invalid(parameter, 'a path through relations to one record', name);
  return readColumnPath(names, call.collection, { ...rights, toMany });
}
