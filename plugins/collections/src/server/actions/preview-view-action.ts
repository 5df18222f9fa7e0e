import {
  type ActionDefinition,
  type CollectionsPort,
  type SchemaEditorPort,
  type SqlPort,
  answer,
  defineAction,
} from '@mortise/plugin-api/server';
import { AppError, type JsonObject, type JsonValue, callerVariables, isJsonObject, readTimeZone } from '@mortise/shared';
import { presentFields } from '../definitions/present-collection';
import { parseView } from '../definitions/view-definition';
import { buildResolved } from '../views/build-view';
import { resolveView } from '../views/resolve-view';
import { type SightDeps, sightOf } from '../views/view-sight';
import { permission } from './collections-permission';
import { readBody, refuseUnknown } from './list-query';
import { VIEW_PREVIEW } from './plan-docs';

export interface PreviewDeps extends SightDeps {
  readonly collections: CollectionsPort;
  readonly schemaEditor: Pick<SchemaEditorPort, 'compileView'>;
  readonly sql: SqlPort;
}

/** What the view is called while it has no name yet. */
const NAME = 'preview';
const MAX_ROWS = 20;
const BODY = {
  type: 'object',
  additionalProperties: false,
  required: ['view'],
  properties: { view: { type: 'object' }, name: { type: 'string', maxLength: 63 } },
} as const;

/** `collections:previewView`: the fields and first rows of a view that is not saved. */
export function previewViewAction(deps: PreviewDeps): ActionDefinition {
  const { collections, schemaEditor, sql } = deps;
  const find = (name: string): ReturnType<CollectionsPort['find']> => collections.find(name);
  return defineAction({
    permission,
    // It changes nothing, but what it asks does not fit into an address.
    safe: false,
    body: BODY,
    describe: { output: VIEW_PREVIEW },
    async run({ query, values, principal, signal, header }) {
      refuseUnknown(query, []);
      const { view, name } = readBody(values);
      if (!isJsonObject(view)) throw new AppError('BODY_INVALID', { path: 'body.view', expected: 'an object' });
      // A view that is being changed must not read itself.
      const own = typeof name === 'string' && name !== '' ? name : NAME;
      const resolved = resolveView(own, parseView(view, own), find);
      await sightOf(principal, deps)(resolved.query);
      const stored = { name: NAME, settings: NO_PRESETS, options: {}, fields: resolved.fields, sort: 0 };
      const collection = buildResolved(stored, resolved, schemaEditor);
      const text = `SELECT * FROM ${NAME}`;
      const variables = callerVariables(principal, readTimeZone(header('x-timezone') ?? ''));
      const { json } = await sql.select(
        { text, parameters: new Map(), tables: [collection], variables },
        { limit: MAX_ROWS, offset: 0, count: false, signal },
      );
      const rows = JSON.parse(json) as JsonValue;
      return answer({ fields: presentFields(collection, find), rows } satisfies JsonObject);
    },
  });
}

const NO_PRESETS = { autoGenId: false, createdAt: false, updatedAt: false, createdBy: false, updatedBy: false };
