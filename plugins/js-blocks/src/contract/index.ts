export * from './grants';
export * from './block-address';
