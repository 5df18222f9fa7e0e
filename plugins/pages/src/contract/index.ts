export * from './chart-words';
export * from './page-blocks';
export * from './page-content';
export * from './page-menu';
export * from './embed';
