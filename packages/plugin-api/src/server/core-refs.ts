import type { AccessPort } from './ports/access';
import type { BootPort } from './ports/boot';
import type { CollectionsPort } from './ports/collections';
import type { CredentialsPort } from './ports/credentials';
import type { EventsPort } from './ports/events';
import type { IdentityPort } from './ports/identity';
import type { InitialRoot } from './ports/initial-root';
import type { PasswordsPort } from './ports/passwords';
import type { PipelinePort } from './ports/pipeline';
import type { PushPort } from './ports/push';
import type { RecordHooksPort } from './ports/record-hooks';
import type { RecordsPort } from './ports/records';
import type { ResourcesPort } from './ports/resources';
import type { SchemaEditorPort } from './ports/schema-editor';
import type { SettingsPort } from './ports/settings';
import type { TimersPort } from './ports/timers';
import type { TokensPort } from './ports/tokens';
import { serviceRef } from './service-ref';

/** The services of the core. Each instance is a facade bound to the plugin that asked for it. */
export const core = {
  /** Declare collections in code; look at the live schema. */
  collections: serviceRef<CollectionsPort>('core.collections'),
  /** Change user collections at run time. */
  schemaEditor: serviceRef<SchemaEditorPort>('core.schemaEditor'),
  /** Read and write rows with the system's rights. */
  records: serviceRef<RecordsPort>('core.records'),
  /** Run code around writes of records, inside their transaction. */
  recordHooks: serviceRef<RecordHooksPort>('core.recordHooks'),
  /** Resources and their actions. */
  resources: serviceRef<ResourcesPort>('core.resources'),
  /** Steps in `guard` and `identify`; fixed paths. */
  pipeline: serviceRef<PipelinePort>('core.pipeline'),
  /** Credential carriers, resolvers of tokens, roles of users. */
  identity: serviceRef<IdentityPort>('core.identity'),
  /** Who decides what a principal may do. */
  access: serviceRef<AccessPort>('core.access'),
  tokens: serviceRef<TokensPort>('core.tokens'),
  passwords: serviceRef<PasswordsPort>('core.passwords'),
  credentials: serviceRef<CredentialsPort>('core.credentials'),
  events: serviceRef<EventsPort>('core.events'),
  timers: serviceRef<TimersPort>('core.timers'),
  push: serviceRef<PushPort>('core.push'),
  settings: serviceRef<SettingsPort>('core.settings'),
  /** What a page learns when it starts. */
  boot: serviceRef<BootPort>('core.boot'),
  /** The configured first user. */
  initialRoot: serviceRef<InitialRoot>('core.initialRoot'),
} as const;
