import type { ActionResult } from '@mortise/plugin-api/server';
import type { JsonObject, SelectNode } from '@mortise/shared';
import { defaultSelect } from '../read/select-fields';
import type { StandardCall } from './standard-call';

/** What a write answers with: the columns the caller may see, or the key alone when it may see none. */
export function outputOf(call: StandardCall): readonly SelectNode[] {
  return call.view.allowed ? defaultSelect(call.collection, call.view) : [{ kind: 'column', field: call.collection.primaryKey }];
}

/** Hooks receive the record whole; its caller is answered with what they may see of it. */
export function shown(call: StandardCall, record: JsonObject): JsonObject {
  return Object.fromEntries(outputOf(call).map(({ field }) => [field.name, record[field.name]]));
}

/** `data` as the text the database built. */
export function json(text: string): ActionResult {
  return { kind: 'json', text };
}
