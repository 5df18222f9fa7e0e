export * from './address-entry';
export * from './entry-line';
export * from './origin-entry';
export * from './rule';
