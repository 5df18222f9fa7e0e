// oxlint-disable-next-line import/no-default-export -- the host takes the default export of entries.server
export { restV1Plugin as default } from './rest-v1-plugin';
