export * from './app-key';
export type { Environment } from './check-variables';
export * from './config';
export * from './config-error';
export * from './config-reference';
export * from './create-secrets';
export * from './derive-key';
export * from './load-config';
export * from './read-environment';
