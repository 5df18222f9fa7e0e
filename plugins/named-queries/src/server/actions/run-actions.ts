import {
  type AccessPort,
  type ActionCall,
  type ActionPermission,
  type ActionResult,
  type ResourceDefinition,
  defineAction,
  requireKey,
} from '@mortise/plugin-api/server';
import { type JsonObject, isJsonObject } from '@mortise/shared';
import type { NamedQueries, NamedQueryCall, NamedQueryRows } from '../../contract';
import { requireSqlRight } from '../query-access';
import { type InputDeps, QUERY_PROPERTIES, readQueryInput } from '../query-input';
import type { SavedQuery } from '../saved-query';
import { ROWS } from './docs';

const CALL_PROPERTIES = {
  params: { type: 'object' },
  page: { type: 'integer', minimum: 1, maximum: 1_000_000 },
  pageSize: { type: 'integer', minimum: 1, maximum: 1000 },
};
const RUN_BODY = { type: 'object', additionalProperties: false, properties: CALL_PROPERTIES };
const { roles: _roles, ...UNSAVED_PROPERTIES } = QUERY_PROPERTIES;
const PREVIEW_BODY = {
  type: 'object',
  additionalProperties: false,
  required: ['kind'],
  properties: { ...UNSAVED_PROPERTIES, page: CALL_PROPERTIES.page, params: CALL_PROPERTIES.params },
};

interface RunActionsDeps extends InputDeps {
  readonly access: AccessPort;
  readonly queries: NamedQueries;
  readonly manage: ActionPermission;
  /** Runs a query whoever asks. */
  readonly preview: (query: SavedQuery, call: NamedQueryCall) => Promise<NamedQueryRows>;
}

/** `run` for the roles a query is given to, `preview` for authors of queries that are not saved yet. */
export function runActions(deps: RunActionsDeps): ResourceDefinition['actions'] {
  return {
    run: defineAction({
      // Which queries a credential with limited rights may run is looked at for each of them.
      permission: { kind: 'loggedIn', right: 'run' },
      safe: true,
      describe: { query: { filterByTk: { type: 'string' } }, input: RUN_BODY, output: ROWS },
      body: RUN_BODY,
      async run(call) {
        return present(await deps.queries.run(requireKey(call), callOf(call)));
      },
    }),
    preview: defineAction({
      permission: deps.manage,
      safe: true,
      describe: { input: PREVIEW_BODY, output: ROWS },
      body: PREVIEW_BODY,
      async run(call) {
        const { page, params, ...given } = isJsonObject(call.values) ? call.values : {};
        const columns = readQueryInput(given as Parameters<typeof readQueryInput>[0], undefined, deps);
        if (columns.kind === 'sql') await requireSqlRight(call.principal, deps.access);
        const query = { ...columns, name: 'preview', roles: [] } as unknown as SavedQuery;
        const { principal, signal } = call;
        return present(
          await deps.preview(query, callOf({ principal, signal, values: { ...(page ? { page } : {}), params: params ?? {} } })),
        );
      },
    }),
  };
}

function callOf({ principal, signal, values }: Pick<ActionCall, 'principal' | 'signal' | 'values'>): NamedQueryCall {
  const { params, page, pageSize } = (isJsonObject(values) ? values : {}) as { params?: JsonObject; page?: number; pageSize?: number };
  return { principal, signal, params: params ?? {}, page, pageSize };
}

function present({ json, count, countCapped, page, pageSize }: NamedQueryRows): ActionResult {
  const counted = count === undefined ? {} : { count, totalPage: Math.ceil(count / pageSize) };
  return { kind: 'json', text: json, meta: { page, pageSize, ...counted, ...(countCapped ? { countCapped } : {}) } };
}
