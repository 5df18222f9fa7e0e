import type { JsonObject } from '@mortise/shared';
import { type JsBlockSettings, readBlockSettings } from '../../block/block-settings';

/** Code that stands in another block, or behind a button. */
export interface CodeSettings extends Omit<JsBlockSettings, 'height'> {
  /** Tells the pieces of code of one block apart. */
  readonly key: string;
}

/** What is written wrong counts as absent. */
export function readCodeSettings(settings: JsonObject): CodeSettings {
  const { height: _height, ...code } = readBlockSettings(settings);
  return { ...code, key: typeof settings['key'] === 'string' ? settings['key'] : '' };
}
