export * from './page-blocks';
export * from './page-content';
export * from './page-menu';
