/** Below it stand the documents that blocks run in. */
export const RUNTIME_BASE = '/js-runtime/';

/** Part of the boot answer that tells where the current ones are: `{ base: '/js-runtime/<hash>/' }`. */
export const RUNTIME_BOOT_PART = 'jsRuntime';
