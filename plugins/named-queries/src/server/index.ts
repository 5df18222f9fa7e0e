// oxlint-disable-next-line import/no-default-export -- the host takes the default export of entries.server
export { namedQueriesPlugin as default } from './named-queries-plugin';
