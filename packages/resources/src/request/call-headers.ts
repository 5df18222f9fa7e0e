import type { HeaderReader } from '@mortise/plugin-api/server';
import { AppError, isAppError } from '@mortise/shared';
import type { ActionRequest } from './action-request';
import { readIdempotencyKey, readIfMatch } from './preconditions';

type Said = Pick<ActionRequest, 'dataSource' | 'timeZone' | 'ifMatch' | 'idempotencyKey' | 'wantsAllowedActions'>;

/** What headers say about a call, whatever its protocol; those that make no sense are left out and named in `faults`. */
export interface CallHeaders {
  readonly said: Said;
  readonly faults: readonly AppError[];
}

/** Reads `X-App`, `X-Data-Source`, `X-Timezone`, `If-Match`, `Idempotency-Key` and `X-With-ACL-Meta`. */
export function readCallHeaders(header: HeaderReader): CallHeaders {
  const timeZone = header('x-timezone');
  const ifMatch = readIfMatch(header('if-match'));
  const said = {
    dataSource: header('x-data-source') ?? 'main',
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(ifMatch === undefined ? {} : { ifMatch }),
    ...(header('x-with-acl-meta') ? { wantsAllowedActions: true } : {}),
  };
  try {
    refuseOtherApps(header('x-app'));
    const idempotencyKey = readIdempotencyKey(header('idempotency-key'));
    return { said: idempotencyKey === undefined ? said : { ...said, idempotencyKey }, faults: [] };
  } catch (error) {
    if (!isAppError(error)) throw error;
    return { said, faults: [error] };
  }
}

/** There is one application. Whoever means another one must not be answered with the records of this. */
function refuseOtherApps(app: string | undefined): void {
  if (app !== undefined && app !== '' && app !== 'main') throw new AppError('HEADER_INVALID', { header: 'x-app', expected: 'main' });
}
