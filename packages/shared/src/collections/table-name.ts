import { AppError } from '../errors/app-error';
import { MAX_IDENTIFIER_BYTES, SYSTEM_TABLE_PREFIX } from './names';

/**
 * The table of a collection: `m_<owner>_<name>` for those of plugins.
 * @throws AppError NAME_INVALID when that is too long
 */
export function tableNameOf(name: string, owner: string | undefined): string {
  const full = owner === undefined ? name : `${SYSTEM_TABLE_PREFIX}${owner.replaceAll('-', '_')}_${name}`;
  if (full.length > MAX_IDENTIFIER_BYTES) throw new AppError('NAME_INVALID', { what: 'table', name: full });
  return full;
}
