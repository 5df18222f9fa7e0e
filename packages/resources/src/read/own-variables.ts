import { AppError, type CompareNode, type FilterNode, type Principal } from '@mortise/shared';

/**
 * A credential that stands for a part of its user's rights does not learn by comparing who that user is: its filters know the key, which it
 * may see anyway, and no more. Scopes of roles are not the caller's own and are not asked.
 * @throws AppError QUERY_VARIABLE_UNKNOWN
 */
export function requireOwnVariables(filter: FilterNode, { narrowing }: Pick<Principal, 'narrowing'>): void {
  if (narrowing === undefined) return;
  const told = findCompare(filter, tellsOfUser);
  if (!told) return;
  const received = told.value.kind === 'literal' ? undefined : told.value.name;
  throw new AppError('QUERY_VARIABLE_UNKNOWN', {
    path: told.path.join('.'),
    received,
    expected: ['$user.id', '$nRole', '$nDate.<period>'],
  });
}

function tellsOfUser({ value }: CompareNode): boolean {
  return value.kind === 'variable' && value.name !== '$user.id' && value.name !== '$nRole';
}

function findCompare(filter: FilterNode, fits: (node: CompareNode) => boolean): CompareNode | undefined {
  if (filter.kind === 'compare') return fits(filter) ? filter : undefined;
  if (filter.kind === 'calculation') return undefined;
  if (filter.kind === 'not') return findCompare(filter.node, fits);
  for (const node of filter.nodes) {
    const found = findCompare(node, fits);
    if (found) return found;
  }
  return undefined;
}
