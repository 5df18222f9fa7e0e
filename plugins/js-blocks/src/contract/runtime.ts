import { FRAMES_BASE } from '@mortise/shared';

/** Below it stand the documents that blocks run in. */
export const RUNTIME_BASE = `${FRAMES_BASE}js-blocks/`;

/** Part of the boot answer that tells where the current ones are: `{ base: '/frames/js-blocks/<hash>/' }`. */
export const RUNTIME_BOOT_PART = 'jsRuntime';
