import type { Translate } from '@mortise/plugin-api/client';
import type { NumberControl, SchemaField } from './schema-field';

/** What to know before filling a field in: its description, and what it must look like. */
export function hintOf({ help, control }: SchemaField, t: Translate): string | undefined {
  const shape = control.kind === 'number' ? rangeOf(control, t) : control.kind === 'lines' ? t('schema.onePerLine') : undefined;
  const form = control.kind === 'json' ? t('schema.asJson') : shape;
  return [help, form].filter((text) => text !== undefined).join(' ') || undefined;
}

function rangeOf({ minimum, maximum }: NumberControl, t: Translate): string | undefined {
  if (minimum !== undefined && maximum !== undefined) return t('schema.range', { minimum, maximum });
  if (minimum !== undefined) return t('schema.rangeFrom', { minimum });
  return maximum === undefined ? undefined : t('schema.rangeTo', { maximum });
}
