export * from './start-server';
export type { Platform, PlatformOptions } from './platform/open-platform';
