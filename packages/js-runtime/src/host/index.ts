export * from './frame-host';
export * from './library-texts';
export type { CallFacts, OperationHandler, OperationHandlers } from './port-host';
export { RemoteError } from './remote-error';
export type { FaultEntry, LogEntry, Look, RouteFacts, ShownFacts, StartFacts, ViewerFacts } from '../protocol/start-facts';
export { LIMITS } from '../protocol/operations';
