/** Snippet that allows looking at and changing collections and fields. */
export const COLLECTIONS_SNIPPET = 'pm.data-source-manager';
