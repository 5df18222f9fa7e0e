export * from './data-source';
export { openDataSource } from './open-data-source';
export * from './facades';
export { createRecords } from './records/create-records';
export * from './select-all';
export type { Versions } from './versions';
