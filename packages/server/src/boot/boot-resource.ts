import {
  type ActionCall,
  type BootCaller,
  type HeaderReader,
  type ResourceDefinition,
  answer,
  defineAction,
} from '@mortise/plugin-api/server';
import type { Resources } from '@mortise/resources';
import { type JsonObject, type JsonValue, LANGUAGES, isJsonObject } from '@mortise/shared';
import type { ClientFiles } from '../plugins/client-files';
import type { SystemSettings } from '../system-settings/system-settings';
import { toJson } from '../system-settings/system-settings-values';
import type { BootParts } from './boot-parts';
import { BOOT } from './boot-docs';

export interface BootSources {
  readonly resources: Pick<Resources, 'identify' | 'csrfToken'>;
  readonly settings: Pick<SystemSettings, 'current'>;
  readonly parts: Pick<BootParts, 'read'>;
  readonly clientFiles: Pick<ClientFiles, 'entries'>;
}

/** `app:boot`: all a page needs to know before it can show something, in one request. */
export function bootResource(sources: BootSources): ResourceDefinition {
  const boot = defineAction({
    permission: { kind: 'public' },
    safe: true,
    describe: { output: BOOT },
    run: async (call) => answer(await bootAnswer(await bootCaller(call, sources), sources)),
  });
  return { name: 'app', actions: { boot } };
}

async function bootAnswer(caller: BootCaller, sources: BootSources): Promise<JsonObject> {
  const { settings, parts, clientFiles, resources } = sources;
  const signedIn = caller.principal.kind !== 'anonymous';
  // Who is not signed in learns how the sign-in page looks, and nothing else.
  const told: Readonly<Record<string, JsonValue>> = signedIn ? await parts.read(caller) : {};
  return {
    user: null,
    roles: null,
    snippets: [],
    ...told,
    settings: toJson(settings.current),
    languages: [...LANGUAGES],
    language: languageOf(caller, told['user'], settings),
    csrfToken: (signedIn ? resources.csrfToken(caller.header) : undefined) ?? null,
    secure: caller.client.secure,
    plugins: signedIn ? clientFiles.entries().map(({ id, url }) => ({ id, url })) : [],
  };
}

/** A page that still asks for a role its user has lost is told of the role they have now, not that nobody is signed in. */
async function bootCaller(call: ActionCall, { resources }: BootSources): Promise<BootCaller> {
  const { principal, client, header } = call;
  if (principal.roles.length > 0 || header('x-role') === undefined) return { principal, client, header };
  const withoutRole: HeaderReader = (name) => (name === 'x-role' ? undefined : header(name));
  const identified = await resources.identify(withoutRole);
  return { principal: identified.principal, client, header };
}

function languageOf({ client }: BootCaller, user: JsonValue | undefined, { current }: BootSources['settings']): string {
  const wished = [isJsonObject(user) ? user['appLang'] : undefined, client.locale];
  const enabled = wished.find((tag): tag is string => typeof tag === 'string' && current.enabledLanguages.includes(tag));
  return enabled ?? current.defaultLanguage;
}
