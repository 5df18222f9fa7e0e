import type { PolicyRow } from '../store/rows';

/** Stands in a line's resource for every user-made collection without lines of its own. */
export const STRATEGY_RESOURCE = '*';
/** Action of the line that says "this role has an entry for this resource", also when the entry allows nothing. */
export const ENTRY_MARKER = '-';

/** `role, dataSource, resource, action, effect, grantId`. */
export type PermissionLine = readonly [role: string, dataSource: string, resource: string, action: string, effect: string, grantId: string];
/** `role, inheritedRole`. */
export type InheritanceLine = readonly [role: string, inherited: string];

export interface PolicyLines {
  readonly permissions: readonly PermissionLine[];
  readonly inheritance: readonly InheritanceLine[];
}

/** Sorts stored rows into Casbin's sections; values are never parsed, only moved. */
export function toPolicyLines(rows: readonly PolicyRow[]): PolicyLines {
  return {
    permissions: rows.filter((row) => row.ptype === 'p').map((row) => [row.v0, row.v1, row.v2, row.v3, row.v4, row.v5]),
    inheritance: rows.filter((row) => row.ptype === 'g').map((row) => [row.v0, row.v1]),
  };
}
