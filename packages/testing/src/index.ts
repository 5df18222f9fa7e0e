export * from './api-client';
export * from './each-database';
export * from './factories';
export * from './send-raw';
export * from './start-test-server';
export type { Dialect, TestStorage } from './test-storage';
export * from './write-plugin';
