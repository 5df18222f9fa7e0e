import { type JsonObject, isJsonObject } from '@mortise/shared';
import { type CodeSettings, readCodeSettings } from '../settings/code-settings';

export type ActionLook = 'default' | 'primary' | 'danger';

/** A button that runs code, and what follows when it has. */
export interface ActionSettings extends CodeSettings {
  readonly label: string;
  readonly look: ActionLook;
  /** Asked before; empty: nothing is. */
  readonly question: string;
  /** Called off by `ctx.exitAll()`. */
  readonly after: { readonly message: string; readonly closesView: boolean };
}

export const ACTION_LOOKS: readonly ActionLook[] = ['default', 'primary', 'danger'];

/** What is written wrong counts as absent. */
export function readActionSettings(settings: JsonObject): ActionSettings {
  const { label, look, question, after } = settings;
  const follows = isJsonObject(after) ? after : {};
  return {
    ...readCodeSettings(settings),
    label: textOf(label),
    look: ACTION_LOOKS.find((known) => known === look) ?? 'default',
    question: textOf(question),
    after: { message: textOf(follows['message']), closesView: follows['closesView'] === true },
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
