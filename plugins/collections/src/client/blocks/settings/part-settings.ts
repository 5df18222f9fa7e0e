import { type JsonObject, isJsonObject } from '@mortise/shared';
import { readText } from './read-settings';

/** Something of another plugin within a block: a column, or the way one field is shown. */
export interface PartSettings {
  /** `<plugin>.<kind>`: `js-blocks.column`. */
  readonly kind: string;
  readonly settings: JsonObject;
}

/** Undefined where no kind is named. */
export function readPart({ kind, settings }: JsonObject): PartSettings | undefined {
  const named = readText(kind);
  return named === '' ? undefined : { kind: named, settings: isJsonObject(settings) ? settings : {} };
}

/** Settings name kinds `<plugin>.<kind>`, places name what is put into them `<plugin>:<id>`. */
export function slotId(kind: string): string {
  return kind.replace('.', ':');
}

export function kindOfSlot(id: string): string {
  return id.replace(':', '.');
}

/** What a part's own form sees of a block: the part's settings and the rights of the whole block, which its parts share. */
export function partFormSettings(block: JsonObject, part: JsonObject): JsonObject {
  const { grants } = block;
  return grants === undefined ? part : { ...part, grants };
}

/** What that form changed, taken apart again: the block with its rights, and the part's settings. */
export function splitPartSettings(block: JsonObject, changed: JsonObject): { readonly block: JsonObject; readonly part: JsonObject } {
  const { grants, ...part } = changed;
  return { block: grants === undefined ? block : { ...block, grants }, part };
}
