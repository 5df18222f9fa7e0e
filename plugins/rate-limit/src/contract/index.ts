export * from './limits';
export * from './reports';
