// oxlint-disable-next-line import/no-default-export -- the host takes the default export of entries.server
export { oauth2Plugin as default } from './oauth2-plugin';
