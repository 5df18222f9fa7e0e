export * from './oauth-tenants';
