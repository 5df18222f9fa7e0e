import { type PluginSettings, type PluginStatus, type Texts, localizeSchema } from '@mortise/kernel';
import {
  type ActionCall,
  type ActionDefinition,
  type ActionPermission,
  type SettingsCheck,
  answer,
  defineAction,
} from '@mortise/plugin-api/server';
import { AppError, type JsonObject, isJsonObject } from '@mortise/shared';
import { PLUGIN_KEYS, PLUGIN_SETTINGS } from './plugin-docs';

export interface SettingsParts {
  readonly settings: Pick<PluginSettings, 'read' | 'set'>;
  readonly texts: Pick<Texts, 'text'>;
  /** The one plugin a call names. @throws AppError */
  readonly plugin: (call: ActionCall) => PluginStatus;
  /** What the plugin itself has to say of its settings, while it runs. */
  readonly checksOf: (id: string) => readonly SettingsCheck[];
  /** Tells open pages that they show old settings. */
  readonly announce: (plugin: PluginStatus) => void;
}

const permission: ActionPermission = { kind: 'granted', snippet: 'pm' };

/** `pm:getSettings`: the settings of one plugin, and the schema from which a form for them can be made. */
export function getSettingsAction(parts: SettingsParts): ActionDefinition {
  return defineAction({
    permission,
    safe: true,
    describe: { query: PLUGIN_KEYS, output: PLUGIN_SETTINGS },
    run: async (call) => answer(await present(call, parts)),
  });
}

/** `pm:setSettings`: replaces all settings of one plugin, running or not. Answers as `pm:getSettings` does. `force` saves what the plugin would refuse. */
export function setSettingsAction(parts: SettingsParts): ActionDefinition {
  return defineAction({
    permission,
    safe: false,
    describe: { query: PLUGIN_KEYS, output: PLUGIN_SETTINGS },
    body: {
      type: 'object',
      required: ['values'],
      additionalProperties: false,
      properties: { values: { type: 'object' }, force: { type: 'boolean' } },
    },
    async run(call) {
      const plugin = parts.plugin(call);
      const { id } = withSettings(plugin);
      const { values, force } = isJsonObject(call.values) ? call.values : {};
      const given = isJsonObject(values) ? values : {};
      if (force !== true) for (const check of parts.checksOf(id)) await check(given, call);
      await parts.settings.set(id, given);
      parts.announce(plugin);
      return answer(await present(call, parts));
    },
  });
}

async function present(call: ActionCall, { settings, texts, plugin }: SettingsParts): Promise<JsonObject> {
  const { id, schema } = withSettings(plugin(call));
  const values = await settings.read(id);
  return { schema: localizeSchema(schema, (text) => texts.text(text, call.client.locale)), values };
}

function withSettings({ id, settings }: PluginStatus): { readonly id: string; readonly schema: JsonObject } {
  if (settings === undefined) throw new AppError('RECORD_NOT_FOUND', { collection: 'settings', key: id });
  return { id, schema: settings };
}
