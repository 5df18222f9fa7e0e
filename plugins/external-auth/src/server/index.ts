// oxlint-disable-next-line import/no-default-export -- the host takes the default export of entries.server
export { externalAuthPlugin as default } from './external-auth-plugin';
