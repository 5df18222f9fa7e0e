import type { JsonObject, JsonValue } from '@mortise/shared';

/** One right a block asks for, as its author set it; `what` chooses the words. */
export interface GrantLine {
  readonly what: 'collection' | 'query' | 'host' | 'secret';
  readonly name: string;
  /** Of a collection: `view`, `create`, `update`, `destroy`. */
  readonly actions: readonly string[];
  /** Of a collection; undefined for every field. */
  readonly fields: readonly string[] | undefined;
}

/** The rights in the settings of a block, as far as they make sense: kinds without any have none. */
export function grantLines(settings: JsonObject): readonly GrantLine[] {
  const grants = objectOf(settings['grants']);
  const plain = (what: GrantLine['what'], list: JsonValue | undefined): readonly GrantLine[] =>
    textsOf(list).map((name) => ({ what, name, actions: [], fields: undefined }));
  return [
    ...listOf(grants['collections']).map((one) => collectionLine(objectOf(one))),
    ...plain('query', grants['queries']),
    ...plain('host', grants['hosts']),
    ...plain('secret', grants['secrets']),
  ];
}

/** Rights that were not there before, and those that are no more; one that changed is both. */
export function changedGrants(
  before: JsonObject,
  after: JsonObject,
): { readonly added: readonly GrantLine[]; readonly dropped: readonly GrantLine[] } {
  const [old, now] = [grantLines(before), grantLines(after)];
  const among = (lines: readonly GrantLine[], line: GrantLine): boolean => lines.some((one) => textOf(one) === textOf(line));
  return { added: now.filter((line) => !among(old, line)), dropped: old.filter((line) => !among(now, line)) };
}

function collectionLine({ resource, actions, fields }: JsonObject): GrantLine {
  return {
    what: 'collection',
    name: typeof resource === 'string' ? resource : '',
    actions: textsOf(actions),
    fields: fields === undefined ? undefined : textsOf(fields),
  };
}

function textOf({ what, name, actions, fields }: GrantLine): string {
  return JSON.stringify([what, name, actions.toSorted(), fields?.toSorted() ?? null]);
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}

function textsOf(value: JsonValue | undefined): readonly string[] {
  return listOf(value).filter((one) => typeof one === 'string');
}
