export type { TextResources } from './text-resources';
export * from './texts';
