export * from './access/access-gate';
export type { View } from './access/view-of';
export * from './changes/record-changes';
export * from './create-resources';
export * from './identity/identifier';
export * from './phases/stages';
export * from './registry/resource-registry';
export * from './request/action-request';
