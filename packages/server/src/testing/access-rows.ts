/**
 * Who may call what, written by hand: the status each persona gets. Writes name targets that do not exist, so that getting through
 * shows as 400 or 404 and changes nothing.
 */
export interface Row {
  readonly action: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
  readonly anonymous: number;
  /** A signed-in user whose role has no rights at all. */
  readonly stranger: number;
  /** Acts with the role admin. */
  readonly admin: number;
  readonly root: number;
}

const closed = { anonymous: 401, stranger: 403 };
export const get = (action: string, path: string, passed = 200): Row => ({
  action,
  method: 'GET',
  path,
  ...closed,
  admin: passed,
  root: passed,
});
export const post = (action: string, path: string, passed: number): Row => ({
  action,
  method: 'POST',
  path,
  ...closed,
  admin: passed,
  root: passed,
});
export const send = (row: Row, body: unknown): Row => ({ ...row, body });
