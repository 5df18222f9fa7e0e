export * from './permissions';
export * from './rules-of-type';
