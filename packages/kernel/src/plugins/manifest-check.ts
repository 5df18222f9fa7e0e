import { type PluginManifest, manifestSchema } from '@mortise/plugin-api/manifest';
import apiPackage from '@mortise/plugin-api/package.json';
import { Ajv } from 'ajv';
import { satisfies, validRange } from 'semver';
import { compileSettingsSchema } from './settings-schema';

/** Version of `@mortise/plugin-api` this host implements. */
export const PLUGIN_API_VERSION: string = apiPackage.version;

/** Ids with a meaning of their own: the core's services and texts, parts of the API's paths, names every object has. */
const RESERVED_IDS = new Set(['api', 'constructor', 'core', 'main', 'mortise', 'pm', 'prototype', 'system']);

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, meta: false, validateSchema: false });
const fits = ajv.compile<PluginManifest>(manifestSchema);

/** Checks the `mortise` key of a package.json. Returns the manifest, or one sentence about everything that is wrong. */
export function checkManifest(value: unknown): PluginManifest | string {
  if (value === undefined) return 'package.json has no "mortise" key';
  if (!fits(value)) return `the "mortise" key of package.json is wrong: ${ajv.errorsText(fits.errors, { dataVar: 'mortise' })}`;
  if (RESERVED_IDS.has(value.id)) return `the id "${value.id}" is reserved`;
  return engineFault(value) ?? settingsFault(value) ?? value;
}

/** Why this host cannot run the plugin, or undefined when it can. */
export function engineFault({ engine }: PluginManifest): string | undefined {
  if (validRange(engine) === null) return `"engine" is not a semver range: ${engine}`;
  if (satisfies(PLUGIN_API_VERSION, engine, { includePrerelease: true })) return undefined;
  return `made for plugin-api ${engine}, this server has ${PLUGIN_API_VERSION}`;
}

function settingsFault({ settings }: PluginManifest): string | undefined {
  try {
    compileSettingsSchema(settings);
    return undefined;
  } catch (error) {
    return `"settings" is not a JSON Schema: ${error instanceof Error ? error.message : String(error)}`;
  }
}
