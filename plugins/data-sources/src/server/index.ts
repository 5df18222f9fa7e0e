// oxlint-disable-next-line import/no-default-export -- the host takes the default export of entries.server
export { dataSourcesPlugin as default } from './data-sources-plugin';
