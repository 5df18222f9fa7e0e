export * from './event-bus';
export * from './record-hooks';
export * from './snapshot-list';
export * from './timers';
