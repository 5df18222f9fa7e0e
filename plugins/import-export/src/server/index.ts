// oxlint-disable-next-line import/no-default-export -- the host takes the default export of entries.server
export { importExportPlugin as default } from './import-export-plugin';
