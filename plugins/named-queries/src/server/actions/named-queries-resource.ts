import {
  type AccessPort,
  type ActionCall,
  type ActionDefinition,
  type ActionPermission,
  type ResourceDefinition,
  answer,
  defineAction,
  requireKey,
  requireKeys,
} from '@mortise/plugin-api/server';
import { AppError, type JsonObject, type JsonValue, isJsonObject } from '@mortise/shared';
import type { NamedQueries } from '../../contract';
import { requireSqlRight } from '../query-access';
import { QUERIES } from '../query-collections';
import { type InputDeps, NAME_PROPERTY, QUERY_PROPERTIES, readQueryInput } from '../query-input';
import type { QueryStore } from '../query-store';
import { REMOVED, SAVED_QUERIES, SAVED_QUERY } from './docs';
import { runActions } from './run-actions';

const MANAGE: ActionPermission = { kind: 'granted', snippet: 'pm.named-queries' };
const PAGE_SIZE = 50;

export interface QueriesDeps extends InputDeps {
  readonly access: AccessPort;
  readonly store: QueryStore;
  readonly queries: NamedQueries;
  readonly preview: Parameters<typeof runActions>[0]['preview'];
}

/** `/api/namedQueries:…`: authors save queries, roles they are given to run them. */
export function namedQueriesResource(deps: QueriesDeps): ResourceDefinition {
  const { store } = deps;
  return {
    name: QUERIES,
    actions: {
      list: defineAction({
        permission: MANAGE,
        safe: true,
        describe: { query: { page: { type: 'integer', minimum: 1 } }, output: SAVED_QUERIES },
        async run({ query }) {
          const page = readPage(query['page']);
          const { rows, count } = await store.list({ limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE });
          return answer(rows as unknown as JsonValue, { count, page, pageSize: PAGE_SIZE, totalPage: Math.ceil(count / PAGE_SIZE) });
        },
      }),
      get: defineAction({
        permission: MANAGE,
        safe: true,
        describe: { output: SAVED_QUERY },
        run: async (call) => shown(requireKey(call), deps),
      }),
      create: createAction(deps),
      update: updateAction(deps),
      destroy: destroyAction(deps),
      ...runActions({ ...deps, manage: MANAGE }),
    },
  };
}

function createAction(deps: QueriesDeps): ActionDefinition {
  const { access, store } = deps;
  return defineAction({
    permission: MANAGE,
    safe: false,
    describe: { output: SAVED_QUERY },
    body: {
      type: 'object',
      additionalProperties: false,
      required: ['name', 'kind'],
      properties: { name: NAME_PROPERTY, ...QUERY_PROPERTIES },
    },
    async run(call) {
      const { name, roles = [], ...given } = bodyOf(call);
      const columns = readQueryInput(given, undefined, deps);
      if (columns.kind === 'sql') await requireSqlRight(call.principal, access);
      await store.create({ ...columns, name: String(name) }, roles, call.principal.userId);
      return shown(String(name), deps);
    },
  });
}

function updateAction(deps: QueriesDeps): ActionDefinition {
  const { access, store } = deps;
  return defineAction({
    permission: MANAGE,
    safe: false,
    describe: { output: SAVED_QUERY },
    body: { type: 'object', additionalProperties: false, properties: QUERY_PROPERTIES },
    async run(call) {
      const name = requireKey(call);
      const saved = await store.get(name);
      const { roles, ...given } = bodyOf(call);
      const columns = readQueryInput(given, saved, deps);
      // Whom SQL is given to is as much of a right as its text.
      if (columns.kind === 'sql' || saved.kind === 'sql') await requireSqlRight(call.principal, access);
      await store.update(name, columns, { roles, userId: call.principal.userId });
      return shown(name, deps);
    },
  });
}

function destroyAction(deps: QueriesDeps): ActionDefinition {
  const { store } = deps;
  return defineAction({
    permission: MANAGE,
    safe: false,
    describe: { output: REMOVED },
    async run(call) {
      const count = await store.destroy(requireKeys(call));
      if (count === 0) throw new AppError('RECORD_NOT_FOUND', { collection: QUERIES });
      return answer(count);
    },
  });
}

async function shown(name: string, { store }: QueriesDeps) {
  return answer((await store.get(name)) as unknown as JsonValue);
}

type Body = Parameters<typeof readQueryInput>[0] & { readonly name?: string; readonly roles?: readonly string[] };

/** The body fits its schema. */
function bodyOf({ values }: ActionCall): Body {
  return isJsonObject(values) ? (values as JsonObject as Body) : {};
}

function readPage(raw: unknown): number {
  if (raw === undefined) return 1;
  if (typeof raw === 'string' && /^[1-9]\d{0,5}$/.test(raw)) return Number(raw);
  throw new AppError('QUERY_PARAMETER_INVALID', { parameter: 'page', expected: 'a whole number of at least 1' });
}
