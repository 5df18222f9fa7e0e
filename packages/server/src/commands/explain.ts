import { setTimeout as wait } from 'node:timers/promises';
import type { ActionInput, ExplainedCaller } from '@mortise/resources';
import { AppError, type JsonValue, isAppError } from '@mortise/shared';
import { onFirstAdmin } from '../platform/first-admin';
import { closePlatform, openPlatform } from '../platform/open-platform';
import type { Platform } from '../platform/platform';
import { pluginDirectories, readConfig } from '../setup/read-setup';
import { EXIT_FAILURE } from '../supervisor/exit-codes';
import { explainLines } from './explain-lines';
import { commandLog } from './command-log';
import { print, printFirstAdmin } from './output';

export interface ExplainOptions {
  /** User name. */
  readonly as?: string;
  readonly role?: string;
  /** JSON text. */
  readonly body?: string;
  /** As in the header `X-Timezone`. */
  readonly timezone?: string;
  /** As in the header `X-Data-Source`. */
  readonly dataSource?: string;
}

/** How long a data source beside `main` may take to open. */
const PATIENCE_MILLISECONDS = 15_000;

/**
 * Prints what a read would do, without doing it. `request` is like `GET /api/todos:list?sort=title`; without a role or user the system
 * itself asks, which may do everything.
 */
export async function explain(request: string, options: ExplainOptions): Promise<void> {
  const config = readConfig();
  const log = commandLog(config);
  const platform = await openPlatform({ config, log, plugins: pluginDirectories(config) });
  try {
    onFirstAdmin(platform.events, log, printFirstAdmin);
    await platform.host.start();
    if (options.dataSource !== undefined && !(await isOpen(platform, options.dataSource)))
      return fail(`There is no data source "${options.dataSource}" that could be opened.`);
    const caller = await findCaller(platform, options);
    if (typeof caller === 'string') return fail(caller);
    const explained = await platform.resources.explain(readInput(request, options, platform.apiBase), caller).catch(notARead);
    if (explained === undefined) return fail('Only reads of records can be explained: list, get and query, where no plugin does its own.');
    for (const line of explainLines(explained)) print(line);
  } finally {
    await closePlatform(platform);
  }
}

/** Plugins open theirs in the background, and publish the collections of a source when they have read its tables. */
async function isOpen({ source: main, sources }: Platform, key: string): Promise<boolean> {
  if (key !== main.key && (await keyOf(main, 'dataSources', ['key', key])) === undefined) return false;
  const end = Date.now() + PATIENCE_MILLISECONDS;
  for (;;) {
    const source = sources.find(key);
    if (source && source.schema.snapshot().collections.size > 0) return true;
    if (Date.now() >= end) return source !== undefined;
    await wait(50);
  }
}

function notARead(error: unknown): undefined {
  if (!isAppError(error) || error.code !== 'OPTION_UNSUPPORTED') throw error;
}

function fail(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = EXIT_FAILURE;
}

function readInput(request: string, { body, timezone, dataSource }: ExplainOptions, apiBase: string): ActionInput {
  const [, method, address = ''] = /^(?:([A-Za-z]+)\s+)?(.*)$/.exec(request.trim()) ?? [];
  const below = address.startsWith(apiBase) ? address.slice(apiBase.length) : address.replace(/^\//, '');
  const mark = below.indexOf('?');
  return {
    method: method?.toUpperCase() ?? (body === undefined ? 'GET' : 'POST'),
    path: mark === -1 ? below : below.slice(0, mark),
    search: mark === -1 ? '' : below.slice(mark + 1),
    header: (name) => (name === 'x-timezone' ? timezone : name === 'x-data-source' ? dataSource : undefined),
    body: body === undefined ? {} : { value: parseBody(body) },
  };
}

function parseBody(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch (error) {
    throw new AppError('JSON_INVALID', {}, { cause: error });
  }
}

/** The caller, or a sentence that says why there is none. */
async function findCaller({ source }: Platform, { as, role }: ExplainOptions): Promise<ExplainedCaller | string> {
  if (role !== undefined && (await keyOf(source, 'roles', ['name', role])) === undefined) return `There is no role "${role}".`;
  const named = role === undefined ? {} : { role };
  if (as === undefined) return named;
  const key = await keyOf(source, 'users', ['username', as]);
  return key === undefined ? `There is no user with the user name "${as}".` : { ...named, userId: Number(key) };
}

/** The primary key of the row with this value; undefined when there is none, or no such collection. */
async function keyOf(source: Platform['source'], name: string, [column, value]: readonly [string, string]): Promise<unknown> {
  const collection = source.schema.find(name);
  const field = collection?.columns.find((one) => one.name === column);
  if (!collection || !field) return undefined;
  const where = [{ kind: 'compare' as const, field, operator: '$eq' as const, value: { kind: 'literal' as const, value } }];
  const select = [{ kind: 'column' as const, field: collection.primaryKey }];
  const plan = { collection, select, where, orderBy: [], limit: 1, offset: 0, count: 'none' as const };
  const row = await source.readOne(plan, { variables: { '$user.id': null, $nRole: null } });
  return row && (JSON.parse(row.json) as Record<string, unknown>)[collection.primaryKey.name];
}
