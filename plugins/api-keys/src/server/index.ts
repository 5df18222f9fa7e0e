// oxlint-disable-next-line import/no-default-export -- the host takes the default export of entries.server
export { apiKeysPlugin as default } from './api-keys-plugin';
