import { type ServedApi, limitedToApis } from '@mortise/plugin-api/server';
import type { Narrowing } from '@mortise/shared';
import { type ClientRow, RIGHTS, type Right } from '../clients/client-row';

/** The grants of the access decision behind each right. */
const GRANTS_OF_RIGHT: Readonly<Record<Right, readonly string[]>> = {
  read: ['view'],
  write: ['create', 'update'],
  delete: ['destroy'],
};

/** The words of a scope that are rights, each once (RFC 6749, 3.3). */
export function rightsIn(scope: string | undefined): readonly Right[] {
  const words = new Set(scope?.split(' '));
  return RIGHTS.filter((right) => words.has(right));
}

/** What a token may do: what it was asked for and what its client may still do, on the client's tables alone, and those of the API that gave it. */
export function narrowingOf(
  scope: string | undefined,
  { rights, tables }: Pick<ClientRow, 'rights' | 'tables'>,
  api?: ServedApi,
): Narrowing {
  const grants = rightsIn(scope)
    .filter((right) => rights.includes(right))
    .flatMap((right) => GRANTS_OF_RIGHT[right]);
  if (api !== undefined) return limitedToApis([api], { grants, tables });
  return { actions: (tables ?? ['*']).flatMap((table) => grants.map((grant) => `${table}:${grant}`)) };
}
