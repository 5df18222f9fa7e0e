// oxlint-disable-next-line import/no-default-export -- the host takes the default export of entries.server
export { restApisPlugin as default } from './rest-apis-plugin';
