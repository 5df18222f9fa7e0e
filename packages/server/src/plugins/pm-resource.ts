import type { EventBus, PluginHost, PluginSettings, PluginStatus, Texts } from '@mortise/kernel';
import {
  type ActionCall,
  type ActionDefinition,
  type ActionPermission,
  type ActionResult,
  type ResourceDefinition,
  answer,
  defineAction,
} from '@mortise/plugin-api/server';
import { AppError, type JsonObject, type JsonValue } from '@mortise/shared';
import type { Resources } from '@mortise/resources';
import type { InFlight } from '../pipeline/in-flight';
import { pluginRow } from './plugin-row';
import { getSettingsAction, setSettingsAction } from './settings-actions';
import { ONE_OR_MORE_PLUGINS, PLUGINS, PLUGIN_KEYS, SWITCHED_PLUGINS } from './plugin-docs';

export interface PmParts {
  readonly host: Pick<PluginHost, 'list' | 'enable' | 'disable'>;
  readonly texts: Pick<Texts, 'text'>;
  readonly pluginSettings: Pick<PluginSettings, 'read' | 'set'>;
  readonly inFlight: Pick<InFlight, 'release'>;
  readonly resources: Pick<Resources, 'settingsChecksOf'>;
  readonly events: Pick<EventBus, 'emit'>;
}

const permission: ActionPermission = { kind: 'granted', snippet: 'pm' };
/** Milliseconds after which the answer is `202` and the work goes on. */
const PATIENCE = 10_000;

/** The resource `pm`: what plugins there are, their switches and their settings. */
export function pmResource(parts: PmParts): ResourceDefinition {
  const { host, texts } = parts;
  const settings = {
    settings: parts.pluginSettings,
    texts,
    plugin: (call: ActionCall) => one(named(call, host.list())),
    checksOf: (id: string) => parts.resources.settingsChecksOf(id),
    announce: ({ id, state }: PluginStatus) => parts.events.emit('plugins.changed', { id, state }),
  };
  return {
    name: 'pm',
    actions: {
      list: defineAction({
        permission,
        safe: true,
        describe: { output: PLUGINS },
        run: (call) => answer(rows(host.list(), call, parts)),
      }),
      get: defineAction({
        permission,
        safe: true,
        describe: { output: ONE_OR_MORE_PLUGINS },
        run: (call) => {
          const found = rows(named(call, host.list()), call, parts);
          return answer(found.length === 1 ? (found[0] ?? null) : found);
        },
      }),
      enable: switchAction(parts, (id) => host.enable(id)),
      disable: switchAction(parts, (id) => host.disable(id)),
      getSettings: getSettingsAction(settings),
      setSettings: setSettingsAction(settings),
    },
  };
}

function rows(statuses: readonly PluginStatus[], { client }: ActionCall, { host, texts }: PmParts): readonly JsonObject[] {
  const context = { texts, locale: client.locale, all: host.list() };
  return statuses.map((status) => pluginRow(status, context));
}

function one([first, ...others]: readonly PluginStatus[]): PluginStatus {
  if (!first || others.length > 0) throw new AppError('QUERY_PARAMETER_INVALID', { parameter: 'filterByTk', expected: 'one plugin' });
  return first;
}

function switchAction({ host, inFlight }: PmParts, change: (id: string) => Promise<PluginStatus>): ActionDefinition {
  return defineAction({
    permission,
    safe: false,
    describe: { query: PLUGIN_KEYS, output: SWITCHED_PLUGINS },
    async run(call) {
      const ids = named(call, host.list()).map(({ id }) => id);
      // A plugin stops when no request uses it any more; this one only waits for that.
      inFlight.release(call.client.requestId);
      const work = changeAll(ids, change);
      return (await settledInTime(work)) ? answer(shortRows(ids, await work)) : accepted(shortRows(ids, host.list()), work, call);
    },
  });
}

async function changeAll(ids: readonly string[], change: (id: string) => Promise<PluginStatus>): Promise<readonly PluginStatus[]> {
  const statuses: PluginStatus[] = [];
  for (const id of ids) statuses.push(await change(id));
  return statuses;
}

function settledInTime(work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE);
  });
  const settled = work.then(
    () => true,
    () => true,
  );
  return Promise.race([settled, late]).finally(() => clearTimeout(timer));
}

/** The work goes on: the rows say how things stand now, `pm:get` tells later. A failure is kept in the plugin's state. */
function accepted(data: JsonValue, work: Promise<unknown>, { log }: ActionCall): ActionResult {
  work.catch((error: unknown) => log.warn('A plugin could not be switched', { error }));
  return { kind: 'accepted', data };
}

/** One row for one plugin asked for, otherwise an array. */
function shortRows(ids: readonly string[], statuses: readonly PluginStatus[]): JsonValue {
  const short = ids.map((id) => {
    const status = statuses.find((candidate) => candidate.id === id);
    return { id, state: status?.state ?? null, enabled: status?.enabled ?? null };
  });
  return short.length === 1 ? (short[0] ?? null) : short;
}

/** The plugins a call names by id or package name: `filterByTk=a,b`. @throws AppError RECORD_KEY_REQUIRED, PLUGIN_NOT_FOUND */
function named({ keys = [] }: ActionCall, all: readonly PluginStatus[]): readonly PluginStatus[] {
  const names = keys.flatMap((key) => key.split(',')).map((name) => name.trim());
  const wanted = names.filter((name) => name !== '');
  if (wanted.length === 0) throw new AppError('RECORD_KEY_REQUIRED');
  return wanted.map((name) => {
    const status = all.find(({ id, packageName }) => id === name || packageName === name);
    if (status === undefined) throw new AppError('PLUGIN_NOT_FOUND', { plugin: name });
    return status;
  });
}
