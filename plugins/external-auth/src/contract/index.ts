export * from './issuer';
export * from './token-check';
