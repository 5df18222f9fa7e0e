export * from './block-address';
export * from './calls';
export * from './grants';
export * from './libraries';
export * from './secrets';
