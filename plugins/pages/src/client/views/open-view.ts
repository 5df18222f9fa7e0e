import type { BlockRecord, ViewRequest } from '@mortise/plugin-api/client';
import { isOneOf } from '@mortise/shared';

/** A page over another one, as the address has it. */
export interface OpenView extends ViewRequest {
  /** Key of the tab that is shown in it. */
  readonly tab?: string;
}

/** More of them over each other nobody finds a way through. */
export const MOST_VIEWS = 6;

const MODES = ['drawer', 'dialog'] as const;
const SIZES = ['small', 'medium', 'large'] as const;

/** The pages over a page that an address names, the lowest first. What somebody typed into it and makes no sense is left out. */
export function readViews(value: unknown): readonly OpenView[] {
  if (!Array.isArray(value)) return [];
  return value
    .slice(0, MOST_VIEWS)
    .map(readView)
    .filter((view) => view !== undefined);
}

function readView(value: unknown): OpenView | undefined {
  const { page, mode, size, record, tab } = partsOf(value);
  if (!isName(page)) return undefined;
  const about = readRecord(record);
  return {
    page,
    ...(typeof mode === 'string' && isOneOf(MODES, mode) ? { mode } : {}),
    ...(typeof size === 'string' && isOneOf(SIZES, size) ? { size } : {}),
    ...(about === undefined ? {} : { record: about }),
    ...(isName(tab) ? { tab } : {}),
  };
}

function readRecord(value: unknown): BlockRecord | undefined {
  const { dataSource, collection, key } = partsOf(value);
  if (!isName(collection) || !isName(key)) return undefined;
  return { collection, key, ...(isName(dataSource) ? { dataSource } : {}) };
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 500;
}

function partsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
