import {
  type ActionDefinition,
  type ActionPermission,
  type ResourceDefinition,
  type SecretsPort,
  type ServedApis,
  answer,
  defineAction,
  requireKey,
  requireKnownApis,
} from '@mortise/plugin-api/server';
import { ROOT_ROLE } from '@mortise/plugin-acl/contract';
import { AppError, type JsonObject, type Principal, isJsonObject } from '@mortise/shared';
import { CRITERIA, type Issuer, SNIPPET } from '../../contract';
import type { IssuerStore, StoredIssuer } from '../issuers/issuer-store';
import { CHANGED_ISSUER, NEW_ISSUER, readIssuer } from '../issuers/read-issuer';
import type { KeySets } from '../keys/key-sets';
import { checkToken } from '../verify/check-token';
import { isServed } from '../verify/served-issuer';
import { readRoles } from '../verify/read-roles';
import { DONE, ISSUER, ISSUERS, ISSUER_KEY, TOKEN_CHECK } from './docs';

const manage: ActionPermission = { kind: 'granted', snippet: SNIPPET };
/** Far longer than any token that could be accepted. */
const MAX_TOKEN = 100_000;

const TEST_BODY = {
  type: 'object',
  additionalProperties: false,
  required: ['token'],
  properties: { token: { type: 'string', minLength: 1, maxLength: MAX_TOKEN }, api: { type: ['integer', 'null'] } },
} as const;

export interface IssuersDeps {
  readonly issuers: IssuerStore;
  readonly secrets: SecretsPort;
  readonly keySets: KeySets;
  readonly apis: () => ServedApis | undefined;
}

/** `/api/externalIssuers:…`: whose tokens are accepted, and whether a certain one would be. */
export function issuersResource(deps: IssuersDeps): ResourceDefinition {
  const { issuers } = deps;
  return {
    name: 'externalIssuers',
    actions: {
      list: defineAction({
        permission: manage,
        safe: true,
        describe: { output: ISSUERS },
        run: async () => answer((await issuers.list()).map(shown)),
      }),
      get: defineAction({
        permission: manage,
        safe: true,
        describe: { output: ISSUER },
        run: async (call) => answer(shown(await issuers.get(requireKey(call)))),
      }),
      create: createIssuer(deps),
      update: updateIssuer(deps),
      destroy: defineAction({
        permission: manage,
        safe: false,
        describe: { output: DONE },
        async run(call) {
          await issuers.destroy(requireKey(call));
          return answer(1);
        },
      }),
      test: testToken(deps),
    },
  };
}

function createIssuer({ issuers, secrets, apis }: IssuersDeps): ActionDefinition {
  return defineAction({
    permission: manage,
    safe: false,
    describe: { output: ISSUER },
    body: NEW_ISSUER,
    async run({ values, principal }) {
      const issuer = readIssuer(values, {}, (text) => secrets.seal(text));
      requireKnownApis(issuer.apis, { before: null, apis: apis() });
      requireRootForRoot(issuer, principal);
      await issuers.create(issuer);
      return answer(shown(issuer));
    },
  });
}

function updateIssuer({ issuers, secrets, apis }: IssuersDeps): ActionDefinition {
  return defineAction({
    permission: manage,
    safe: false,
    describe: { output: ISSUER },
    body: CHANGED_ISSUER,
    async run(call) {
      const before = await issuers.get(requireKey(call));
      const issuer = readIssuer(call.values, before, (text) => secrets.seal(text));
      requireKnownApis(issuer.apis, { before: before.apis, apis: apis() });
      requireRootForRoot(issuer, call.principal);
      await issuers.update(issuer);
      return answer(shown(issuer));
    },
  });
}

/**
 * Tells of each criterion whether the token meets it, also while the issuer is off; of one API, or of whatever its issuer is for. The token is
 * neither stored nor told.
 */
function testToken({ issuers, secrets, keySets, apis }: IssuersDeps): ActionDefinition {
  return defineAction({
    permission: manage,
    safe: false,
    describe: { query: ISSUER_KEY, output: TOKEN_CHECK },
    body: TEST_BODY,
    async run(call) {
      const issuer = await issuers.get(requireKey(call));
      const { token, api } = isJsonObject(call.values) ? call.values : {};
      const secret = issuer.secret === null ? undefined : secrets.open(issuer.secret);
      const checked = await checkToken(
        typeof token === 'string' ? token.trim() : '',
        { issuer, secret },
        {
          keySets,
          now: Date.now(),
          isServed: isServed(issuer, { apis: apis(), at: typeof api === 'number' ? api : undefined }),
        },
      );
      return answer({
        accepted: checked.accepted,
        criteria: CRITERIA.map((name) => ({ name, outcome: checked.outcomes[name] })),
        roles: checked.accepted ? [...readRoles(checked.claims, issuer)] : [],
      });
    },
  });
}

/** Otherwise whoever manages issuers could become root, by a key of their own. */
function requireRootForRoot({ roleMap, defaultRole }: Issuer, { roles }: Principal): void {
  const givesRoot = defaultRole === ROOT_ROLE || Object.values(roleMap).includes(ROOT_ROLE);
  if (givesRoot && !roles.includes(ROOT_ROLE)) {
    throw new AppError('ACTION_DENIED', { resource: 'externalIssuers', reason: 'only root gives the role root' });
  }
}

function shown(row: StoredIssuer): JsonObject {
  const { name, title, enabled, issuer, audience, keyId, keyType, publicKey, jwksUrl, privateAddressAllowed } = row;
  const { validFrom, validUntil, roleClaim, roleMap, defaultRole, apis, secret } = row;
  const key = { keyId, keyType, publicKey, jwksUrl, privateAddressAllowed, hasSecret: secret !== null };
  return {
    name,
    title,
    enabled,
    issuer,
    audience,
    ...key,
    validFrom,
    validUntil,
    roleClaim,
    roleMap: { ...roleMap },
    defaultRole,
    apis: apis && [...apis],
  };
}
