import type { DataSources, MainDataSource } from '@mortise/database';
import { type FacadeFactory, type RecordHooks, createSecrets, deriveKey } from '@mortise/kernel';
import {
  type ActionDescription,
  type SettingsCheck,
  type ActionPermission,
  type ActionResult,
  type HeaderReader,
  type ReadsPort,
  type SecretsPort,
  type StreamResult,
  type TokensPort,
  core,
} from '@mortise/plugin-api/server';
import { type Collection, type LocalizedText, type Principal, whenKnown } from '@mortise/shared';
import { AccessGate } from './access/access-gate';
import { type View, viewOf } from './access/view-of';
import { createBodySchemas } from './body-schemas';
import { RecordChanges } from './changes/record-changes';
import { Idempotency } from './idempotency/idempotency';
import { type ExplainedAction, type ExplainedCaller, explainAction, explainedPrincipal } from './explain/explain-action';
import { CredentialStore } from './identity/credential-store';
import { type Identified, Identifier } from './identity/identifier';
import { IdentityRegistry } from './identity/identity-registry';
import { createPasswords } from './identity/passwords';
import { narrowedByRequest } from './identity/request-narrowings';
import { requireIdentity } from './identity/require-identity';
import { createTokens } from './identity/tokens';
import { Outbox } from './outbox/outbox';
import { authorizeAction } from './phases/authorize-action';
import { executeAction } from './phases/execute-action';
import { planAction } from './phases/plan-action';
import { prepareAct } from './phases/prepare-act';
import type { AuthorizedAction, CallFacts, PhaseServices, PlannedAction, ValidatedAction } from './phases/stages';
import { type ServicesOf, servicesPerSource } from './phases/services-per-source';
import { validateAction } from './phases/validate-action';
import { ContentTags } from './read/content-tags';
import { runRead } from './reads/run-read';
import { type ResourceRegistry, createResourceRegistry } from './registry/resource-registry';
import type { ActionInput, ActionRequest } from './request/action-request';
import { parseActionRequest } from './request/parse-action-request';

/** How long a process may decide from memory while it cannot read whether access changed elsewhere. */
const MAX_BLIND_MS = 5000;

export interface ResourcesOptions {
  readonly sources: DataSources;
  /** Path below which actions are addressed: `/api`. */
  readonly apiBase: string;
  readonly appKey: Buffer;
  readonly recordHooks: RecordHooks;
  /** Resource names that manifests of found plugins claim. */
  readonly claimedResources: () => ReadonlySet<string>;
  /** Titles that manifests of found plugins give to permissions. */
  readonly permissionTitle: (permission: string) => LocalizedText | undefined;
}

/** Resources, identity and access: phases 3 to 8 of a request, as functions from one stage to the next. */
export interface Resources {
  readonly facades: ReadonlyMap<string, FacadeFactory<unknown>>;
  readonly gate: AccessGate;
  readonly recordChanges: RecordChanges;
  readonly outbox: Outbox;
  /** `places`: what the path of the request stands for; none where it is left out. */
  identify(header: HeaderReader, places?: () => readonly string[]): Promise<Identified> | Identified;
  /** Everybody is identified anew. */
  forgetCallers(): void;
  /** What a page must send as `X-CSRF-Token` with changes; undefined when the request does not come with a browser session. */
  csrfToken(header: HeaderReader): string | undefined;
  parse(input: ActionInput): ActionRequest;
  plan(request: ActionRequest, identified: Identified): PlannedAction;
  authorize(planned: PlannedAction): AuthorizedAction | Promise<AuthorizedAction>;
  validate(authorized: AuthorizedAction): ValidatedAction | Promise<ValidatedAction>;
  execute(validated: ValidatedAction, facts: CallFacts): Promise<ActionResult | StreamResult>;
  /** For fixed routes. @throws AppError of the unauthenticated kind, CSRF_REFUSED, ACTION_DENIED */
  allows(permission: ActionPermission, identified: Identified, route: string): Promise<void>;
  /** @throws AppError of the unauthenticated kind, CSRF_REFUSED unless the caller is known */
  requireIdentity(identified: Identified): void;
  /** What a caller would be shown of a resource's rows by its action `list`; undefined when nothing. */
  viewOf(principal: Principal, of: { readonly resource: string; readonly collection: Collection }): Promise<View | undefined>;
  /** What a standard read would do, without doing it. @throws AppError what its phases throw, OPTION_UNSUPPORTED for anything else */
  explain(input: ActionInput, caller: ExplainedCaller): Promise<ExplainedAction>;
  describe(): readonly ActionDescription[];
  /** What the declared resources of one plugin have to say of its settings. */
  settingsChecksOf(owner: string): readonly SettingsCheck[];
  /** Ends deliveries and writes what is still in memory; call it before the data source closes. */
  close(): Promise<void>;
}

export async function createResources(options: ResourcesOptions): Promise<Resources> {
  const { sources } = options;
  const source = sources.main;
  const gate = new AccessGate(source);
  const credentials = await CredentialStore.open(source, gate);
  const tokens = createTokens(options.appKey);
  const identity = new IdentityRegistry({ onChange: () => identifier.forget(), identify: (token) => identifier.identifyToken(token) });
  const identifier = createIdentifier({ source, tokens, identity, credentials });
  gate.onChange(() => identifier.forget());
  const registry = registryOf(options);
  const recordChanges = new RecordChanges();
  const idempotency = await Idempotency.open(source);
  const outbox = await Outbox.open(source, options.recordHooks);
  const passwords = createPasswords();
  const contentTags = new ContentTags(deriveKey(options.appKey, 'entity tags'));
  const parts = { source, hooks: options.recordHooks, registry, gate, recordChanges, idempotency, passwords, contentTags };
  const services: PhaseServices = { ...parts, bodySchemas: createBodySchemas(), prepareAct };
  const servicesOf = servicesPerSource(services, { sources, registry });
  return {
    facades: new Map<string, FacadeFactory<unknown>>([
      [core.resources.id, registry.facade],
      [core.identity.id, identity.facade],
      [core.access.id, gate.facade],
      [core.tokens.id, () => tokens],
      [core.passwords.id, () => passwords],
      [core.secrets.id, secretsFacade(options.appKey)],
      [core.credentials.id, () => credentials],
      [core.outbox.id, outbox.facade],
      [core.reads.id, readsFacade(servicesOf)],
    ]),
    gate,
    recordChanges,
    outbox,
    identify: identifyRequests(identifier, identity),
    forgetCallers: () => identifier.forget(),
    csrfToken: (header) => identity.csrfToken(header),
    close: () => outbox.close().then(() => credentials.flush()),
    ...phases(servicesOf, { main: services, registry, identity }),
  };
}

function identifyRequests(identifier: Identifier, identity: IdentityRegistry): Resources['identify'] {
  return (header, places) => {
    const identified = identifier.identify(header, places);
    return whenKnown(identified, (found) => narrowedByRequest(found, header, (id) => identity.requestNarrowing(id)));
  };
}

function registryOf({ sources: { main }, apiBase, claimedResources, permissionTitle }: ResourcesOptions): ResourceRegistry {
  const findCollection = (name: string): Collection | undefined => main.schema.find(name);
  return createResourceRegistry({ apiBase, claimedByManifests: claimedResources, findCollection, titleOf: permissionTitle });
}

/** Each plugin seals under a key of its own. */
function secretsFacade(appKey: Buffer): FacadeFactory<SecretsPort> {
  return ({ id }) => createSecrets(deriveKey(appKey, `seal/${id}`));
}

function readsFacade(servicesOf: ServicesOf): FacadeFactory<ReadsPort> {
  return () => ({ run: (read, reader) => runRead(read, reader, servicesOf) });
}

function createIdentifier(parts: {
  source: MainDataSource;
  tokens: TokensPort;
  identity: IdentityRegistry;
  credentials: CredentialStore;
}): Identifier {
  const { source, tokens, identity, credentials } = parts;
  return new Identifier({
    readCredential: (header) => identity.readCredential(header),
    tokens,
    resolver: (purpose) => identity.resolver(purpose),
    foreign: (token) => identity.foreign(token),
    roles: () => identity.roles(),
    users: () => identity.users(),
    touch: (id) => credentials.touch(id),
    mayTrustCache: () => source.versions.millisecondsSinceRead() < MAX_BLIND_MS,
  });
}

interface PhaseParts {
  readonly main: PhaseServices;
  readonly registry: ResourceRegistry;
  readonly identity: IdentityRegistry;
}

function phases(
  servicesOf: ServicesOf,
  { main, registry, identity }: PhaseParts,
): Omit<Resources, 'facades' | 'gate' | 'recordChanges' | 'outbox' | 'identify' | 'forgetCallers' | 'csrfToken' | 'close'> {
  const { gate, source } = main;
  return {
    parse: parseActionRequest,
    plan: (request, identified) => planAction(request, identified, servicesOf(request.dataSource)),
    authorize: (planned) => authorizeAction(planned, planned.services),
    validate: (authorized) => validateAction(authorized, authorized.services),
    execute: (validated, facts) => executeAction(validated, facts, validated.authorized.services),
    async allows(permission, identified, route) {
      requireIdentity(identified, permission);
      await gate.require(identified.principal, permission, { dataSource: source.key, resource: route, collection: undefined });
    },
    requireIdentity: (identified) => requireIdentity(identified, { kind: 'loggedIn' }),
    explain: async (input, caller) => explainAction(input, await explainedPrincipal(caller, identity), servicesOf),
    viewOf: (principal, of) => viewOf(principal, of, servicesOf(of.collection.dataSource)),
    describe: () => registry.describe(),
    settingsChecksOf: (owner) => registry.settingsChecksOf(owner),
  };
}
