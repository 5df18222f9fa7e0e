import { type JsonObject, type JsonValue, isJsonObject } from '@mortise/shared';
import type { BlockGrants } from '../../contract';

/** The first mistake in the grammar of some code. Line and column count from 1. */
export interface CodeMistake {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** What a JavaScript block is made of. */
export interface JsBlockSettings {
  /** As its author wrote it. */
  readonly code: string;
  /** What runs; empty while the code cannot be compiled. */
  readonly compiled: string;
  /** Why nothing runs, as the server found it. */
  readonly mistake?: CodeMistake;
  readonly grants: BlockGrants;
  /** `auto`: as high as what it shows; otherwise in pixels. */
  readonly height: 'auto' | number;
}

/** What is written wrong counts as absent. */
export function readBlockSettings({ code, compiled, mistake, grants, height }: JsonObject): JsBlockSettings {
  const found = readMistake(mistake);
  return {
    code: typeof code === 'string' ? code : '',
    compiled: typeof compiled === 'string' ? compiled : '',
    ...(found === undefined ? {} : { mistake: found }),
    grants: readGrants(grants),
    height: typeof height === 'number' && height > 0 ? height : 'auto',
  };
}

/** Whether nobody has written anything yet. Viewers are not sent what was written, only what runs of it, or why nothing does. */
export function isUnwritten({ code, compiled, mistake }: Pick<JsBlockSettings, 'code' | 'compiled' | 'mistake'>): boolean {
  return code === '' && compiled === '' && mistake === undefined;
}

/** The rest of the settings stays as it is; mistakes are found anew when they are saved. */
export function withBlockSettings({ mistake: _found, ...settings }: JsonObject, changes: Partial<JsBlockSettings>): JsonObject {
  return { ...settings, ...(changes as JsonObject) };
}

function readMistake(value: JsonValue | undefined): CodeMistake | undefined {
  if (!isJsonObject(value)) return undefined;
  const { message, line, column } = value;
  if (typeof message !== 'string' || typeof line !== 'number' || typeof column !== 'number') return undefined;
  return { message, line, column };
}

function readGrants(value: JsonValue | undefined): BlockGrants {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as unknown as BlockGrants) : {};
}
