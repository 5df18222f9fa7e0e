import type { DataSource } from '@mortise/database';
import type { FacadeFactory, RecordHooks } from '@mortise/kernel';
import { type ActionPermission, type ActionResult, type HeaderReader, type TokensPort, core } from '@mortise/plugin-api/server';
import type { Collection, Principal } from '@mortise/shared';
import { AccessGate } from './access/access-gate';
import { type View, viewOf } from './access/view-of';
import { createBodySchemas } from './body-schemas';
import { RecordChanges } from './changes/record-changes';
import { CredentialStore } from './identity/credential-store';
import { type Identified, Identifier } from './identity/identifier';
import { IdentityRegistry } from './identity/identity-registry';
import { createPasswords } from './identity/passwords';
import { requireIdentity } from './identity/require-identity';
import { createTokens } from './identity/tokens';
import { authorizeAction } from './phases/authorize-action';
import { executeAction } from './phases/execute-action';
import { planAction } from './phases/plan-action';
import type { AuthorizedAction, CallFacts, PhaseServices, PlannedAction, ValidatedAction } from './phases/stages';
import { validateAction } from './phases/validate-action';
import { type ActionDescription, createResourceRegistry } from './registry/resource-registry';
import type { ActionInput, ActionRequest } from './request/action-request';
import { parseActionRequest } from './request/parse-action-request';

/** How long a process may decide from memory while it cannot read whether access changed elsewhere. */
const MAX_BLIND_MS = 5000;

export interface ResourcesOptions {
  readonly source: DataSource;
  readonly appKey: Buffer;
  readonly recordHooks: RecordHooks;
  /** Resource names that manifests of found plugins claim. */
  readonly claimedResources: () => ReadonlySet<string>;
}

/** Resources, identity and access: phases 3 to 8 of a request, as functions from one stage to the next. */
export interface Resources {
  readonly facades: ReadonlyMap<string, FacadeFactory<unknown>>;
  readonly gate: AccessGate;
  readonly recordChanges: RecordChanges;
  identify(header: HeaderReader): Promise<Identified> | Identified;
  /** What a page must send as `X-CSRF-Token` with changes; undefined when the request does not come with a browser session. */
  csrfToken(header: HeaderReader): string | undefined;
  parse(input: ActionInput): ActionRequest;
  plan(request: ActionRequest, identified: Identified): PlannedAction;
  authorize(planned: PlannedAction): Promise<AuthorizedAction>;
  validate(authorized: AuthorizedAction): Promise<ValidatedAction>;
  execute(validated: ValidatedAction, facts: CallFacts): Promise<ActionResult>;
  /** For fixed routes. @throws AppError of the unauthenticated kind, CSRF_REFUSED, ACTION_DENIED */
  allows(permission: ActionPermission, identified: Identified, route: string): Promise<void>;
  /** What a caller would be shown of a resource's rows by its action `list`; undefined when nothing. */
  viewOf(principal: Principal, of: { readonly resource: string; readonly collection: Collection }): Promise<View | undefined>;
  describe(): readonly ActionDescription[];
  /** Writes what is still in memory; call it before the data source closes. */
  close(): Promise<void>;
}

export async function createResources(options: ResourcesOptions): Promise<Resources> {
  const { source, claimedResources } = options;
  const gate = new AccessGate(source);
  const credentials = await CredentialStore.open(source, gate);
  const tokens = createTokens(options.appKey);
  const identity = new IdentityRegistry(() => identifier.forget());
  const identifier = createIdentifier({ source, tokens, identity, credentials });
  gate.onChange(() => identifier.forget());
  const registry = createResourceRegistry({ claimedByManifests: claimedResources, findCollection: (name) => source.schema.find(name) });
  const recordChanges = new RecordChanges();
  const bodySchemas = createBodySchemas();
  const services: PhaseServices = { source, hooks: options.recordHooks, registry, gate, bodySchemas, recordChanges };
  const passwords = createPasswords();
  const facades = new Map<string, FacadeFactory<unknown>>([
    [core.resources.id, registry.facade],
    [core.identity.id, identity.facade],
    [core.access.id, gate.facade],
    [core.tokens.id, () => tokens],
    [core.passwords.id, () => passwords],
    [core.credentials.id, () => credentials],
  ]);
  return {
    facades,
    gate,
    recordChanges,
    identify: (header) => identifier.identify(header),
    csrfToken: (header) => identity.csrfToken(header),
    close: () => credentials.flush(),
    ...phases(services),
  };
}

function createIdentifier(parts: {
  source: DataSource;
  tokens: TokensPort;
  identity: IdentityRegistry;
  credentials: CredentialStore;
}): Identifier {
  const { source, tokens, identity, credentials } = parts;
  return new Identifier({
    readCredential: (header) => identity.readCredential(header),
    tokens,
    resolver: (purpose) => identity.resolver(purpose),
    roles: () => identity.roles(),
    touch: (id) => credentials.touch(id),
    mayTrustCache: () => source.versions.millisecondsSinceRead() < MAX_BLIND_MS,
  });
}

function phases(services: PhaseServices): Omit<Resources, 'facades' | 'gate' | 'recordChanges' | 'identify' | 'csrfToken' | 'close'> {
  const { gate, source, registry } = services;
  return {
    parse: parseActionRequest,
    plan: (request, identified) => planAction(request, identified, services),
    authorize: (planned) => authorizeAction(planned, services),
    validate: (authorized) => validateAction(authorized, services),
    execute: (validated, facts) => executeAction(validated, facts, services),
    async allows(permission, identified, route) {
      requireIdentity(identified, permission);
      await gate.require(identified.principal, permission, { dataSource: source.key, resource: route, collection: undefined });
    },
    viewOf: (principal, of) => viewOf(principal, of, services),
    describe: () => registry.describe(),
  };
}
