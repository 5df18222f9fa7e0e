import { type KeyObject, createSecretKey } from 'node:crypto';
import jwt, { type Algorithm } from 'jsonwebtoken';
import { ALGORITHMS, CRITERIA, type Criterion, type Issuer, type KeyType, type Outcome } from '../../contract';
import type { KeySets } from '../keys/key-sets';
import { fitsAlgorithm, readPublicKey } from '../keys/public-key';
import { type ParsedToken, parseToken } from './parse-token';

/** Seconds another machine's clock may be wrong by. */
export const LEEWAY = 60;
const DAY_MS = 86_400_000;
const MAX_SUBJECT = 200;
// oxlint-disable-next-line no-control-regex -- those are what must not be in a name
const PRINTABLE = /^[^\u0000-\u001f\u007f]+$/;

/** Whose token it may be, with the secret as it was before it was sealed. */
export interface Candidate {
  readonly issuer: Issuer;
  readonly secret: string | undefined;
}

export interface CheckOptions {
  readonly keySets: Pick<KeySets, 'find'>;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Whether there is an API the token is for, if it is for certain ones. */
  readonly isServed: boolean;
}

export interface Checked {
  readonly accepted: boolean;
  readonly outcomes: Readonly<Record<Criterion, Outcome>>;
  /** Of a token whose signature holds. */
  readonly claims: ParsedToken['claims'];
}

/** Says of each criterion whether a token meets it. Without a form there is nothing to look at, without a key no signature. */
export async function checkToken(token: string, candidate: Candidate, options: CheckOptions): Promise<Checked> {
  const parsed = parseToken(token);
  const outcomes = Object.fromEntries(CRITERIA.map((name) => [name, 'skipped'])) as Record<Criterion, Outcome>;
  const note = (name: Criterion, isMet: boolean): void => void (outcomes[name] = isMet ? 'passed' : 'failed');
  note('enabled', candidate.issuer.enabled);
  note('apis', options.isServed);
  note('form', parsed !== undefined);
  note('validity', isWithinDays(candidate.issuer, options.now));
  if (parsed === undefined) return { accepted: false, outcomes, claims: {} };
  for (const [name, isMet] of claimsMet(parsed, candidate.issuer, options.now / 1000)) note(name, isMet);
  await noteSignature(token, parsed, { candidate, options, outcomes, note });
  const accepted = CRITERIA.every((name) => outcomes[name] === 'passed');
  return { accepted, outcomes, claims: outcomes.signature === 'passed' ? parsed.claims : {} };
}

/** What can be said without knowing who made the token: cheap, and so looked at before any key is fetched. */
export function isAddressed({ claims, kid }: ParsedToken, { issuer, audience, keyId }: Issuer): boolean {
  return claims['iss'] === issuer && isFor(claims['aud'], audience) && (keyId === null || kid === keyId);
}

type Note = (name: Criterion, isMet: boolean) => void;

/** `seconds` since the epoch (RFC 7519, NumericDate). */
function claimsMet({ alg, kid, claims }: ParsedToken, issuer: Issuer, seconds: number): readonly (readonly [Criterion, boolean])[] {
  const { iss, aud, exp, nbf, iat, sub } = claims;
  const isBefore = (claim: unknown): boolean => claim === undefined || (isMoment(claim) && claim <= seconds + LEEWAY);
  return [
    ['issuer', iss === issuer.issuer],
    ['audience', isFor(aud, issuer.audience)],
    ['keyId', issuer.keyId === null || kid === issuer.keyId],
    ['algorithm', algorithmOf(alg, issuer.keyType) !== undefined],
    ['expiry', isMoment(exp) && exp > seconds - LEEWAY],
    ['notBefore', isBefore(nbf)],
    ['issuedAt', isBefore(iat)],
    ['subject', typeof sub === 'string' && sub.length <= MAX_SUBJECT && PRINTABLE.test(sub)],
  ];
}

interface SignatureParts {
  readonly candidate: Candidate;
  readonly options: CheckOptions;
  readonly outcomes: Readonly<Record<Criterion, Outcome>>;
  readonly note: Note;
}

async function noteSignature(token: string, parsed: ParsedToken, { candidate, options, outcomes, note }: SignatureParts): Promise<void> {
  const algorithm = algorithmOf(parsed.alg, candidate.issuer.keyType);
  // Keys are fetched only for tokens that could be meant: those of somebody else must not make us call out.
  const mayFetch = candidate.issuer.jwksUrl === null || isAddressed(parsed, candidate.issuer);
  if (algorithm === undefined || !mayFetch) return;
  const keys = (await keysFor(candidate, parsed, options)).filter((key) => key.type === 'secret' || fitsAlgorithm(key, algorithm));
  note('key', keys.length > 0);
  if (outcomes.key === 'passed')
    note(
      'signature',
      keys.some((key) => isSignedBy(token, key, algorithm)),
    );
}

async function keysFor({ issuer, secret }: Candidate, { kid, alg }: ParsedToken, { keySets }: CheckOptions): Promise<readonly KeyObject[]> {
  if (issuer.keyType === 'HMAC') return secret === undefined ? [] : [createSecretKey(secret, 'utf8')];
  if (issuer.publicKey !== null) return [readPublicKey(issuer.publicKey, issuer.keyType)];
  const published = await keySets.find(issuer, kid);
  return published.filter((key) => key.alg === undefined || key.alg === alg).map(({ key }) => key);
}

/** The algorithm is pinned: it must be of the family that is configured, and is handed on by itself. */
function algorithmOf(alg: string, keyType: KeyType): Algorithm | undefined {
  return ALGORITHMS[keyType].find((one) => one === alg);
}

function isSignedBy(token: string, key: KeyObject, algorithm: Algorithm): boolean {
  try {
    // Times are criteria of their own.
    jwt.verify(token, key, { algorithms: [algorithm], ignoreExpiration: true, ignoreNotBefore: true });
    return true;
  } catch {
    return false;
  }
}

function isFor(aud: unknown, audience: string): boolean {
  return aud === audience || (Array.isArray(aud) && aud.includes(audience));
}

function isMoment(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** Both days count, in UTC. */
function isWithinDays({ validFrom, validUntil }: Issuer, now: number): boolean {
  if (validFrom !== null && now < Date.parse(`${validFrom}T00:00:00Z`)) return false;
  return validUntil === null || now < Date.parse(`${validUntil}T00:00:00Z`) + DAY_MS;
}
