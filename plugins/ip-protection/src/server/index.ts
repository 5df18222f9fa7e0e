// oxlint-disable-next-line import/no-default-export -- the host takes the default export of entries.server
export { ipProtectionPlugin as default } from './ip-protection-plugin';
