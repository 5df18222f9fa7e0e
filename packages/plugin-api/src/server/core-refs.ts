import type { AccessPort } from './ports/access';
import type { BootPort } from './ports/boot';
import type { CollectionsPort } from './ports/collections';
import type { CredentialsPort } from './ports/credentials';
import type { DataSourcesPort } from './ports/data-sources';
import type { EventsPort } from './ports/events';
import type { IdentityPort } from './ports/identity';
import type { InitialRoot } from './ports/initial-root';
import type { OutboxPort } from './ports/outbox';
import type { PasswordsPort } from './ports/passwords';
import type { PipelinePort } from './ports/pipeline';
import type { PluginsPort } from './ports/plugins';
import type { PushPort } from './ports/push';
import type { ReadsPort } from './ports/reads';
import type { RecordHooksPort } from './ports/record-hooks';
import type { RecordsPort } from './ports/records';
import type { RedisAddress } from './ports/redis';
import type { ResourcesPort } from './ports/resources';
import type { SchemaEditorPort } from './ports/schema-editor';
import type { SecretsPort } from './ports/secrets';
import type { SettingsPort } from './ports/settings';
import type { SqlPort } from './ports/sql';
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
  /** Read records in the name of a principal. */
  reads: serviceRef<ReadsPort>('core.reads'),
  /** Read by SQL that a person wrote. */
  sql: serviceRef<SqlPort>('core.sql'),
  /** Run code around writes of records, inside their transaction. */
  recordHooks: serviceRef<RecordHooksPort>('core.recordHooks'),
  /** Hear of changes of records after their commit, also when the process dies in between. */
  outbox: serviceRef<OutboxPort>('core.outbox'),
  /** Resources and their actions. */
  resources: serviceRef<ResourcesPort>('core.resources'),
  /** Steps in `guard` and `identify`; fixed paths. */
  pipeline: serviceRef<PipelinePort>('core.pipeline'),
  /** What plugins are called. */
  plugins: serviceRef<PluginsPort>('core.plugins'),
  /** Credential carriers, resolvers of tokens, roles of users. */
  identity: serviceRef<IdentityPort>('core.identity'),
  /** Who decides what a principal may do. */
  access: serviceRef<AccessPort>('core.access'),
  tokens: serviceRef<TokensPort>('core.tokens'),
  passwords: serviceRef<PasswordsPort>('core.passwords'),
  /** Texts only this server may read again. */
  secrets: serviceRef<SecretsPort>('core.secrets'),
  credentials: serviceRef<CredentialsPort>('core.credentials'),
  /** Databases beside `main`. */
  dataSources: serviceRef<DataSourcesPort>('core.dataSources'),
  events: serviceRef<EventsPort>('core.events'),
  timers: serviceRef<TimersPort>('core.timers'),
  push: serviceRef<PushPort>('core.push'),
  settings: serviceRef<SettingsPort>('core.settings'),
  /** What a page learns when it starts. */
  boot: serviceRef<BootPort>('core.boot'),
  /** The configured Redis. */
  redis: serviceRef<RedisAddress>('core.redis'),
  /** The configured first user. */
  initialRoot: serviceRef<InitialRoot>('core.initialRoot'),
} as const;
