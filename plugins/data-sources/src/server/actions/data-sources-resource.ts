import {
  type ActionDefinition,
  type DataSourcesPort,
  type ResourceDefinition,
  type SecretsPort,
  answer,
  defineAction,
  requireKey,
} from '@mortise/plugin-api/server';
import { AppError } from '@mortise/shared';
import type { LiveSources } from '../live/live-sources';
import { connectionOf, passwordOf } from '../store/connection-of';
import { MAIN, type SourceRow, type SourceType } from '../store/source-row';
import type { SourceStore } from '../store/source-store';
import { CONNECTION, REMOVED, SOURCE, SOURCES, SOURCE_STATE } from './docs';
import { type ListEnabledServices, listEnabledAction } from './list-enabled-action';
import { MANAGE } from './permission';
import { presentSource, presentState } from './present-source';
import {
  CREATE_BODY,
  type SourceInput,
  TEST_BODY,
  UPDATE_BODY,
  mayKeepPassword,
  readKey,
  readOptions,
  readSourceInput,
} from './source-input';
import type { TableServices } from './table-services';
import { loadTablesAction, readTablesAction } from './tables-actions';

export interface SourceServices extends TableServices, ListEnabledServices {
  readonly sources: SourceStore;
  readonly live: LiveSources;
  readonly secrets: SecretsPort;
  readonly dataSources: DataSourcesPort;
}

/** `/api/dataSources:…` */
export function dataSourcesResource(services: SourceServices): ResourceDefinition {
  return {
    name: 'dataSources',
    actions: {
      ...readActions(services),
      ...writeActions(services),
      listEnabled: listEnabledAction(services),
      readTables: readTablesAction(services),
      loadTables: loadTablesAction(services),
    },
  };
}

function readActions(services: SourceServices): Record<string, ActionDefinition> {
  const { sources, live } = services;
  return {
    list: defineAction({
      permission: MANAGE,
      safe: true,
      describe: { output: SOURCES },
      async run(call) {
        const rows = await sources.list();
        return answer(
          rows.map((row) => presentSource(row, live.state(row.key), call)),
          { count: rows.length },
        );
      },
    }),
    get: defineAction({
      permission: MANAGE,
      safe: true,
      describe: { output: SOURCE },
      async run(call) {
        const row = await sources.get(requireKey(call));
        return answer(presentSource(row, live.state(row.key), call));
      },
    }),
    testConnection: testConnectionAction(services),
    refresh: defineAction({
      permission: MANAGE,
      safe: false,
      describe: { query: { filterByTk: { type: 'string' } }, output: SOURCE_STATE },
      async run(call) {
        const { key } = await sources.get(requireKey(call));
        await live.reload(key);
        return answer(presentState(live.state(key), call));
      },
    }),
  };
}

function testConnectionAction({ sources, dataSources, secrets }: SourceServices): ActionDefinition {
  return defineAction({
    permission: MANAGE,
    safe: false,
    describe: { output: CONNECTION },
    body: TEST_BODY,
    async run({ values }) {
      const input = readSourceInput(values);
      const stored = input.key === undefined ? undefined : await sources.find(input.key);
      const type = input.type ?? 'postgres';
      const options = readOptions(type, input.options ?? {});
      const password = input.options?.password ?? keptPassword(stored, { type, options }, secrets);
      const { version } = await dataSources.test(connectionOf(type, options, password));
      return answer({ success: true, version });
    },
  });
}

function writeActions(services: SourceServices): Record<string, ActionDefinition> {
  const { sources, live, secrets } = services;
  return {
    create: defineAction({
      permission: MANAGE,
      safe: false,
      describe: { output: SOURCE },
      body: CREATE_BODY,
      async run(call) {
        const input = readSourceInput(call.values);
        const key = readKey(input.key ?? '');
        const type = input.type ?? 'postgres';
        const options = readOptions(type, input.options ?? {});
        const { password } = input.options ?? {};
        const secret = password === undefined || password === '' ? null : secrets.seal(password);
        const row = { key, displayName: input.displayName ?? key, type, options, secret, enabled: input.enabled ?? true };
        const created = await live.change(key, () => sources.create(row));
        return answer(presentSource(created, live.state(key), call));
      },
    }),
    update: defineAction({
      permission: MANAGE,
      safe: false,
      describe: { output: SOURCES },
      body: UPDATE_BODY,
      async run(call) {
        const key = requireKey(call);
        const input = readSourceInput(call.values);
        const updated = await live.change(key, async () => sources.update(changed(await sources.get(key), input, secrets)));
        return answer([presentSource(updated, live.state(key), call)]);
      },
    }),
    destroy: destroyAction(services),
  };
}

function destroyAction({ sources, live }: SourceServices): ActionDefinition {
  return defineAction({
    permission: MANAGE,
    safe: false,
    describe: { output: REMOVED },
    async run(call) {
      const key = requireKey(call);
      if (key === MAIN) throw new AppError('RECORD_PROTECTED', { collection: 'dataSources', name: key });
      await live.change(key, async () => {
        await sources.get(key);
        await sources.destroy(key);
      });
      return answer(1);
    },
  });
}

/** The row with what the input says; options are replaced as a whole, the password stays unless another is given. */
function changed(stored: SourceRow, input: SourceInput, secrets: SecretsPort): SourceRow {
  if (stored.type === MAIN) {
    if (input.type !== undefined || input.options !== undefined || input.enabled !== undefined)
      throw new AppError('RECORD_PROTECTED', { collection: 'dataSources', name: MAIN });
    return { ...stored, ...(input.displayName === undefined ? {} : { displayName: input.displayName }) };
  }
  const type = input.type ?? stored.type;
  const options = readOptions(type, input.options ?? stored.options);
  const { displayName = stored.displayName, enabled = stored.enabled } = input;
  return { ...stored, type, options, displayName, enabled, secret: changedSecret(stored, input, { type, options, secrets }) };
}

type Target = Pick<SourceRow, 'options'> & { readonly type: SourceType };

function changedSecret(stored: SourceRow, { options }: SourceInput, target: Target & { readonly secrets: SecretsPort }): string | null {
  const password = options?.password;
  if (password !== undefined) return password === '' ? null : target.secrets.seal(password);
  requireSameServer(stored, target);
  return target.type === 'sqlite' ? null : stored.secret;
}

function keptPassword(stored: SourceRow | undefined, target: Target, secrets: SecretsPort): string | undefined {
  if (!stored) return undefined;
  requireSameServer(stored, target);
  return passwordOf(stored, secrets);
}

/** @throws AppError VALUE_REQUIRED when a stored password would go to another server */
function requireSameServer(stored: SourceRow, { type, options }: Target): void {
  if (stored.secret !== null && type !== 'sqlite' && !mayKeepPassword(stored, type, options))
    throw new AppError('VALUE_REQUIRED', { field: 'options.password' });
}
