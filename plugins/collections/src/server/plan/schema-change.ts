import { createHash } from 'node:crypto';
import { AppError, type JsonObject, type JsonValue, canonicalJson, isJsonObject } from '@mortise/shared';
import type { CollectionEditor } from '../schema/collection-editor';
import type { FieldEditor } from '../schema/field-editor';

/** One call of an action that changes the schema. */
export interface SchemaChange {
  readonly action: ChangeAction;
  readonly collection: string;
  readonly field: string;
  readonly values: JsonObject;
}

interface Editors {
  readonly collections: CollectionEditor;
  readonly fields: FieldEditor;
}

type Part = 'collection' | 'field' | 'values';

interface ActionKind {
  /** What such a change has to say. */
  readonly parts: readonly Part[];
  readonly run: (change: SchemaChange, editors: Editors) => Promise<unknown>;
}

const KINDS = {
  'collections:create': { parts: ['values'], run: ({ values }, { collections }) => collections.create(values) },
  'collections:update': {
    parts: ['collection', 'values'],
    run: ({ collection, values }, { collections }) => collections.update(collection, values),
  },
  'collections:destroy': { parts: ['collection'], run: ({ collection }, { collections }) => collections.destroy(new Set([collection])) },
  'fields:create': { parts: ['collection', 'values'], run: ({ collection, values }, { fields }) => fields.create(collection, values) },
  'fields:update': {
    parts: ['collection', 'field', 'values'],
    run: ({ collection, field, values }, { fields }) => fields.update(collection, field, values),
  },
  'fields:destroy': {
    parts: ['collection', 'field'],
    run: ({ collection, field }, { fields }) => fields.destroy(collection, new Set([field])),
  },
} as const satisfies Readonly<Record<string, ActionKind>>;

type ChangeAction = keyof typeof KINDS;

const ACTIONS = Object.keys(KINDS) as readonly ChangeAction[];
const MAX_CHANGES = 50;

/** Does what the action of a change would do. @throws AppError whatever that action throws */
export async function runChange(change: SchemaChange, editors: Editors): Promise<void> {
  const kind: ActionKind = KINDS[change.action];
  await kind.run(change, editors);
}

/**
 * Reads one change, or `{changes: […]}` with up to 50.
 * @throws AppError BODY_INVALID
 */
export function readChanges(body: JsonValue | undefined, path: string): readonly SchemaChange[] {
  if (!isJsonObject(body) || body['changes'] === undefined) return [readChange(body, path)];
  const { changes, ...rest } = body;
  refuseOthers(rest, [], path);
  const within = `${path}.changes`;
  if (!Array.isArray(changes) || changes.length === 0 || changes.length > MAX_CHANGES)
    throw new AppError('BODY_INVALID', { path: within, expected: `a list of 1 to ${MAX_CHANGES} changes` });
  return changes.map((change: JsonValue, index) => readChange(change, `${within}[${index}]`));
}

function readChange(body: JsonValue | undefined, path: string): SchemaChange {
  if (!isJsonObject(body)) throw new AppError('BODY_INVALID', { path, expected: 'a change: an object' });
  const action = ACTIONS.find((known) => known === body['action']);
  if (!action) throw new AppError('BODY_INVALID', { path: `${path}.action`, expected: `one of ${ACTIONS.join(', ')}` });
  const parts: readonly Part[] = KINDS[action].parts;
  refuseOthers(body, ['action', ...parts], path);
  const text = (part: 'collection' | 'field'): string => {
    const value = body[part];
    if (!parts.includes(part)) return '';
    if (typeof value !== 'string' || value === '')
      throw new AppError('BODY_INVALID', { path: `${path}.${part}`, expected: `the name of a ${part}` });
    return value;
  };
  const values = body['values'] ?? {};
  if (!isJsonObject(values) || (parts.includes('values') && body['values'] === undefined))
    throw new AppError('BODY_INVALID', { path: `${path}.values`, expected: `an object, the body of ${action}` });
  return { action, collection: text('collection'), field: text('field'), values };
}

function refuseOthers(body: JsonObject, known: readonly string[], path: string): void {
  const other = Object.keys(body).find((key) => !known.includes(key));
  if (other !== undefined) throw new AppError('BODY_INVALID', { path: `${path}.${other}`, expected: 'nothing' });
}

/** Stands for some changes of one state of the schema: 64 hexadecimal digits. */
export function planIdOf(changes: readonly SchemaChange[], version: number): string {
  const text = canonicalJson([version, ...changes.map((change) => ({ ...change }))]);
  return createHash('sha256').update(text).digest('hex');
}
