export * from './page-content';
export * from './page-menu';
