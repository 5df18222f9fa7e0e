import type { JsonObject, JsonValue } from '@mortise/shared';
import type { BlockGrants } from '../../contract';

/** What a JavaScript block is made of. */
export interface JsBlockSettings {
  /** As its author wrote it. */
  readonly code: string;
  /** What runs; empty while the code cannot be compiled. */
  readonly compiled: string;
  readonly grants: BlockGrants;
  /** `auto`: as high as what it shows; otherwise in pixels. */
  readonly height: 'auto' | number;
}

/** What is written wrong counts as absent. */
export function readBlockSettings({ code, compiled, grants, height }: JsonObject): JsBlockSettings {
  return {
    code: typeof code === 'string' ? code : '',
    compiled: typeof compiled === 'string' ? compiled : '',
    grants: readGrants(grants),
    height: typeof height === 'number' && height > 0 ? height : 'auto',
  };
}

/** The rest of the settings stays as it is. */
export function withBlockSettings(settings: JsonObject, changes: Partial<JsBlockSettings>): JsonObject {
  return { ...settings, ...(changes as JsonObject) };
}

function readGrants(value: JsonValue | undefined): BlockGrants {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as unknown as BlockGrants) : {};
}
