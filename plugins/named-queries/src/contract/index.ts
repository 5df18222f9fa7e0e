export * from './named-queries';
