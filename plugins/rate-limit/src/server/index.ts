// oxlint-disable-next-line import/no-default-export -- the host takes the default export of entries.server
export { rateLimitPlugin as default } from './rate-limit-plugin';
