import type { ForeignIdentity, ForeignTokens, Log, ServedApis } from '@mortise/plugin-api/server';
import { AppError, type Narrowing } from '@mortise/shared';
import { CRITERIA, type Issuer } from '../../contract';
import type { KeySets } from '../keys/key-sets';
import { type Candidate, type Checked, checkToken, isAddressed } from './check-token';
import { parseToken } from './parse-token';
import { readRoles } from './read-roles';
import { fitOf, isServed, narrowingOf } from './served-issuer';

const DAY_MS = 86_400_000;

export interface ForeignTokensOptions {
  /** The issuers in force, from memory. */
  readonly candidates: () => readonly Candidate[];
  readonly keySets: Pick<KeySets, 'find'>;
  readonly log: Log;
  readonly apis: () => ServedApis | undefined;
}

/** Tokens of the issuers that are configured. Why one is refused is only logged. */
export function createForeignTokens({ candidates, keySets, log, apis }: ForeignTokensOptions): ForeignTokens {
  return {
    id: 'external-auth',
    recognises(token) {
      if (candidates().length === 0) return false;
      const { iss } = parseToken(token)?.claims ?? {};
      return candidates().some(({ issuer }) => issuer.issuer === iss);
    },
    async identify(token, places) {
      const served = apis();
      const parsed = parseToken(token);
      const meant = parsed === undefined ? [] : candidates().filter(({ issuer }) => isAddressed(parsed, issuer));
      const fit = ({ issuer }: Candidate): number => fitOf(issuer, places, served);
      for (const candidate of meant.toSorted((left, right) => fit(left) - fit(right))) {
        const { issuer } = candidate;
        const checked = await checkToken(token, candidate, { keySets, now: Date.now(), isServed: isServed(issuer, { apis: served }) });
        if (checked.accepted) return { ...identityOf(checked, issuer, narrowingOf(issuer, served)), isOfPlaces: meant.length > 1 };
        log.debug('A token of an issuer was refused', { issuer: issuer.name, failed: failedOf(checked) });
      }
      throw new AppError('INVALID_TOKEN');
    },
  };
}

function identityOf({ claims }: Checked, issuer: Issuer, narrowing: Narrowing | undefined): ForeignIdentity {
  const { sub, exp } = claims;
  return {
    kind: 'external',
    id: `external:${issuer.name}:${String(sub)}`,
    roles: readRoles(claims, issuer),
    ...(narrowing && { narrowing }),
    expiresAt: new Date(Math.min(Number(exp) * 1000, endOf(issuer))),
  };
}

function endOf({ validUntil }: Issuer): number {
  return validUntil === null ? Number.MAX_SAFE_INTEGER : Date.parse(`${validUntil}T00:00:00Z`) + DAY_MS;
}

function failedOf({ outcomes }: Checked): readonly string[] {
  return CRITERIA.filter((name) => outcomes[name] === 'failed');
}
