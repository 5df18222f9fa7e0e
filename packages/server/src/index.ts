export * from './start-server';
export type { PlatformOptions } from './platform/open-platform';
export type { Platform } from './platform/platform';
export { STATUS_OF_KIND } from './http/error-edge';
