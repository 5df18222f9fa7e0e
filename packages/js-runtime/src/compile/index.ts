export * from './compile-block';
