export * from './start-server';
export type { Platform, PlatformOptions } from './platform/open-platform';
export { STATUS_OF_KIND } from './http/error-edge';
