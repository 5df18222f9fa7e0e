export * from './config';
export * from './log';
export * from './plugins';
export * from './registries';
export * from './texts';
