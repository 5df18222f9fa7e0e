import type { HeaderReader, RequestNarrowing } from '@mortise/plugin-api/server';
import { ANONYMOUS, AppError, type Narrowing, type Principal, isAppError } from '@mortise/shared';
import type { Identified } from './identifier';

const HEADER = 'x-narrowing';
/** May not even do what is open to everybody. */
const NOBODY: Principal = Object.freeze({ ...ANONYMOUS, narrowing: Object.freeze({ actions: Object.freeze([]), closed: true }) });

/** The same caller with the rights that what the request says of itself leaves; without such a header, the caller as it is. */
export function narrowedByRequest(
  identified: Identified,
  header: HeaderReader,
  find: (id: string) => RequestNarrowing | undefined,
): Promise<Identified> | Identified {
  const said = header(HEADER);
  return said === undefined ? identified : narrowed(identified, said, find);
}

async function narrowed(identified: Identified, said: string, find: (id: string) => RequestNarrowing | undefined): Promise<Identified> {
  const [, id = '', value = ''] = /^([\w-]+) +(.*)$/.exec(said) ?? [];
  const rule = find(id);
  try {
    if (!rule) throw new AppError('NARROWING_UNKNOWN', { header: HEADER, received: said.slice(0, 100) });
    const narrowing = await rule.narrow(value, identified.principal);
    return { ...identified, principal: withNarrowing(identified.principal, narrowing) };
  } catch (error) {
    if (!isAppError(error) || error.kind !== 'unauthenticated') throw error;
    return { principal: NOBODY, fault: error };
  }
}

function withNarrowing(principal: Principal, narrowing: Narrowing): Principal {
  const before = principal.narrowing;
  return Object.freeze({ ...principal, narrowing: before === undefined ? narrowing : { ...narrowing, also: before } });
}
