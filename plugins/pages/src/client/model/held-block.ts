import { type JsonObject, isJsonObject } from '@mortise/shared';
import { type PageBlock, type PageContent, ROW_COLUMNS } from '../../contract';
import { newKey } from './content-parts';
import { addBlock } from './edit-content';

/** A block on its way to another tab or page; it gets a key where it is put. */
export type HeldBlock = Omit<PageBlock, 'key'>;

/** As text, for the browser to keep. */
export function writeHeld({ key: _left, ...block }: PageBlock): string {
  return JSON.stringify(block);
}

/** Undefined for what nobody wrote with `writeHeld`. */
export function readHeld(text: string | null): HeldBlock | undefined {
  const { kind, title, span, settings, roles } = parsed(text);
  if (typeof kind !== 'string' || !isJsonObject(settings ?? null)) return undefined;
  const isWidth = typeof span === 'number' && Number.isInteger(span) && span >= 1 && span <= ROW_COLUMNS;
  return {
    kind,
    span: isWidth ? span : ROW_COLUMNS,
    settings: settings as JsonObject,
    ...(typeof title === 'string' ? { title } : {}),
    ...(Array.isArray(roles) ? { roles: roles.filter((role) => typeof role === 'string') } : {}),
  };
}

/** In a row of its own below the others of a tab. */
export function putHeld(content: PageContent, tab: string, held: HeldBlock): PageContent {
  return addBlock(content, tab, { ...held, key: newKey() });
}

function parsed(text: string | null): JsonObject {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return isJsonObject(value as JsonObject) ? (value as JsonObject) : {};
  } catch {
    return {};
  }
}
