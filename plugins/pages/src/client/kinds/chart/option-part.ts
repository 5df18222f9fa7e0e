import { type JsonObject, isJsonObject } from '@mortise/shared';

/** Who else makes the option of a chart: a part of the slot `chart-option`, by `<plugin>.<id>`, and its own settings. */
export interface OptionPart {
  readonly kind: string;
  readonly settings: JsonObject;
}

/** Undefined where the chart draws its own. */
export function readOptionPart({ option }: JsonObject): OptionPart | undefined {
  if (!isJsonObject(option)) return undefined;
  const { kind, settings } = option;
  return typeof kind === 'string' && kind !== '' ? { kind, settings: isJsonObject(settings) ? settings : {} } : undefined;
}

/** As places name what is put into them: `<plugin>:<id>`. */
export function slotId(kind: string): string {
  return kind.replace('.', ':');
}

export function kindOfSlot(id: string): string {
  return id.replace(':', '.');
}

/** What the part's form sees: its settings and the rights of the block, which all code in it shares. */
export function optionFormSettings(block: JsonObject, { settings }: OptionPart): JsonObject {
  const { grants } = block;
  return grants === undefined ? settings : { ...settings, grants };
}

/** The block with what that form changed. */
export function withOptionSettings(block: JsonObject, { kind }: OptionPart, changed: JsonObject): JsonObject {
  const { grants, ...settings } = changed;
  return { ...block, ...(grants === undefined ? {} : { grants }), option: { kind, settings } };
}
