import {
  type ActionCall,
  type ActionDefinition,
  type ActionResult,
  type ResourceDefinition,
  answer,
  defineAction,
  requireKey,
} from '@mortise/plugin-api/server';
import { AppError, type JsonObject, type JsonValue, isJsonObject } from '@mortise/shared';
import { LIBRARY_FORMATS, type LibraryFormat } from '../../contract';
import { LIBRARIES } from '../collections';
import { AUTHOR, MANAGE, VIEWER } from '../permissions';
import type { Downloads, LibraryNames } from './download';
import type { LibraryStore } from './library-store';
import { MAX_LIBRARY_BYTES, readLibraryText } from './library-text';
import { readSpecifier } from './specifier';
import { LIBRARY, REQUESTED_LIBRARY, RESOLVED_LIBRARY } from '../docs';

const SPECIFIER = { type: 'string', minLength: 1, maxLength: 500 };
const NAMES = {
  name: { type: 'string', minLength: 1, maxLength: 214 },
  version: { type: 'string', minLength: 1, maxLength: 100 },
  format: { enum: LIBRARY_FORMATS },
  note: { type: ['string', 'null'], maxLength: 500 },
};

const object = (required: readonly string[], properties: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
});

export interface LibrariesDeps {
  readonly store: LibraryStore;
  readonly downloads: Downloads;
}

/** `/api/jsLibraries:…`: what blocks may load, approved by hand and served from here. */
export function librariesResource(deps: LibrariesDeps): ResourceDefinition {
  return {
    name: LIBRARIES,
    collection: LIBRARIES,
    actions: {
      list: { standard: 'list', permission: MANAGE },
      get: { standard: 'get', permission: MANAGE },
      ...addingActions(deps),
      ...changingActions(deps),
      request: requestAction(deps),
      resolve: defineAction({
        permission: VIEWER,
        safe: true,
        describe: { query: { specifier: SPECIFIER }, output: RESOLVED_LIBRARY },
        run: async ({ query }) => answer({ ...(await deps.store.resolve(required(query['specifier'], 'specifier'))) }),
      }),
    },
  };
}

function addingActions({ store, downloads }: LibrariesDeps): ResourceDefinition['actions'] {
  return {
    create: defineAction({
      permission: MANAGE,
      safe: false,
      describe: { output: LIBRARY },
      body: object(['specifier', 'name', 'version', 'format', 'text'], {
        specifier: SPECIFIER,
        ...NAMES,
        text: { type: 'string', minLength: 1 },
      }),
      async run({ values, principal }) {
        const { text, ...given } = values as unknown as Given & { text: string };
        return shown(await store.approve({ ...given, ...canonicalOf(given), text: readLibraryText(Buffer.from(text)) }, principal.userId));
      },
    }),
    upload: defineAction({
      permission: MANAGE,
      safe: false,
      uploads: ['text/javascript', 'text/css'],
      describe: { query: { specifier: SPECIFIER, ...NAMES }, output: LIBRARY },
      run: async (call) => shown(await store.approve(await readUpload(call), call.principal.userId)),
    }),
    fetch: defineAction({
      permission: MANAGE,
      safe: false,
      describe: { output: LIBRARY },
      body: object(['specifier'], { specifier: SPECIFIER, ...NAMES }),
      async run({ values, principal }) {
        const { specifier, ...names } = values as unknown as LibraryNames & { specifier: string };
        return shown(await downloads.fetch(specifier, names, principal.userId));
      },
    }),
  };
}

/** Authors say what they miss; whoever approves it sees it in the list. */
function requestAction({ store }: LibrariesDeps): ActionDefinition {
  return defineAction({
    permission: AUTHOR,
    safe: false,
    describe: { output: REQUESTED_LIBRARY },
    body: object(['specifier'], { specifier: SPECIFIER, note: NAMES.note }),
    async run({ values, principal: { userId } }) {
      const { specifier, note = null } = values as unknown as { specifier: string; note?: string | null };
      const { id, status } = await store.request(specifier, read(specifier), { note, userId });
      return answer({ id, specifier, status });
    },
  });
}

function changingActions({ store }: LibrariesDeps): ResourceDefinition['actions'] {
  return {
    update: defineAction({
      permission: MANAGE,
      safe: false,
      describe: { output: 'standard' },
      body: object([], NAMES),
      run: (call) => call.standard(),
    }),
    destroy: defineAction({
      permission: MANAGE,
      safe: false,
      describe: { output: 'standard' },
      async run(call): Promise<ActionResult> {
        const { data } = await found(call);
        const result = await call.standard();
        await store.dropUnused(typeof data['integrity'] === 'string' ? data['integrity'] : null);
        return result;
      },
    }),
  };
}

interface Given {
  readonly specifier: string;
  readonly name: string;
  readonly version: string;
  readonly format: LibraryFormat;
}

async function found(call: ActionCall): Promise<{ readonly data: JsonObject }> {
  const result = await call.act({ action: 'get', query: { filterByTk: requireKey(call) } });
  const data: unknown = result.kind === 'json' ? JSON.parse(result.text) : result.data;
  return { data: isJsonObject(data as JsonValue) ? (data as JsonObject) : {} };
}

async function readUpload({ query, upload }: ActionCall): Promise<Given & { readonly canonical: string; readonly text: string }> {
  const given = {
    specifier: required(query['specifier'], 'specifier'),
    name: required(query['name'], 'name').slice(0, 214),
    version: required(query['version'], 'version').slice(0, 100),
    format: LIBRARY_FORMATS.find((format) => format === query['format']) ?? (upload?.type === 'text/css' ? 'css' : 'umd'),
  };
  if (!upload) throw new AppError('VALUE_REQUIRED', { field: 'text' });
  const chunks: Buffer[] = [];
  for await (const chunk of upload.read(MAX_LIBRARY_BYTES)) chunks.push(chunk);
  return { ...given, ...canonicalOf(given), text: readLibraryText(Buffer.concat(chunks)) };
}

function canonicalOf({ specifier }: Pick<Given, 'specifier'>): { readonly canonical: string } {
  return { canonical: read(specifier).canonical };
}

function read(specifier: string): NonNullable<ReturnType<typeof readSpecifier>> {
  const known = readSpecifier(specifier);
  if (!known) throw new AppError('VALUE_INVALID', { field: 'specifier', expected: 'an address, or name@version/path of a package' });
  return known;
}

function required(value: unknown, parameter: string): string {
  if (typeof value === 'string' && value !== '' && value.length <= 500) return value;
  throw new AppError('QUERY_PARAMETER_INVALID', { parameter, expected: 'a text of at most 500 characters' });
}

function shown(library: object): ActionResult {
  const { canonical: _canonical, ...rest } = library as { canonical?: string };
  return answer(rest as unknown as JsonValue);
}
