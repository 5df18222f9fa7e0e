import type { CollectionsPort } from '@mortise/plugin-api/server';
import { type Field, type JsonValue, type RelationField, isJsonObject } from '@mortise/shared';
import { defuse } from '../formula-text';

export interface CellOptions {
  readonly field: Field | undefined;
  /** Texts a spreadsheet would calculate are written as texts. */
  readonly safe: boolean;
  readonly collections: Pick<CollectionsPort, 'find'>;
  readonly dataSource: string;
}

/** A value as the text of a cell; null for an empty one. Related records are told by their keys. */
export function cellText(value: JsonValue, { field, safe, ...place }: CellOptions): string | null {
  if (value === null) return null;
  const text = field?.kind === 'relation' ? textOf(keysOf(value, field, place)) : textOf(value, field?.type === 'json');
  return safe ? defuse(text) : text;
}

function textOf(value: JsonValue, isJson = false): string {
  return isJson || typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function keysOf(value: JsonValue, relation: RelationField, place: Pick<CellOptions, 'collections' | 'dataSource'>): JsonValue {
  if (Array.isArray(value)) return value.map((one: JsonValue) => keysOf(one, relation, place));
  const key = place.collections.find(relation.target, place.dataSource)?.primaryKey.name;
  return (isJsonObject(value) && key !== undefined ? value[key] : undefined) ?? value;
}
