/** Whoever holds it approves libraries, keeps secrets and reads what was refused. */
export const JS_BLOCKS_SNIPPET = 'pm.js-blocks';
export const SETTINGS_PAGE = 'js-blocks';
/** Whoever holds it makes pages. */
export const PAGES_SNIPPET = 'pm.pages';
