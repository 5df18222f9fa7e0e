/** An entry of the menu or of the command palette, ready to be shown. */
export interface Destination {
  readonly id: string;
  readonly title: string;
  /** Below the admin's base: `/data/todos`. */
  readonly path: string;
}

/** What there is to go to, for the viewer. */
export interface Navigation {
  readonly settings: readonly Destination[];
  readonly pages: readonly Destination[];
}

/** Path of a plugin's settings page: `/settings/api-keys`. */
export function settingsPath(id: string): string {
  return `/settings/${id}`;
}
