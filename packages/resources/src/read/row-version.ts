import { rowVersionField } from '@mortise/database';
import type { SelectNode } from '@mortise/shared';

const VERSION: SelectNode = { kind: 'column', field: rowVersionField };
const withVersions = new WeakMap<readonly SelectNode[], readonly SelectNode[]>();

/** A select list and the row version as its last entry; the same array for the same list. */
export function withVersion(select: readonly SelectNode[]): readonly SelectNode[] {
  const known = withVersions.get(select) ?? [...select, VERSION];
  withVersions.set(select, known);
  return known;
}

const LAST_ENTRY = new RegExp(`,?\\s*"${rowVersionField.name}"\\s*:\\s*(\\d+)\\}$`);

/** Cuts the version off the text of an object whose last entry it is; the rest of the text is not looked at. */
export function cutVersion(text: string): { readonly text: string; readonly version: number | undefined } {
  const found = LAST_ENTRY.exec(text.slice(-60));
  const [entry, version] = found ?? [];
  if (entry === undefined) return { text, version: undefined };
  return { text: `${text.slice(0, -entry.length)}}`, version: Number(version) };
}
