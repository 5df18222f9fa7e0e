export * from './manifest';
export * from './manifest-schema';
