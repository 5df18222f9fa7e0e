// oxlint-disable-next-line import/no-default-export -- the host takes the default export of entries.server
export { jsBlocksPlugin as default } from './js-blocks-plugin';
