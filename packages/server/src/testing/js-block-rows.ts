import { type Row, get, post, send } from './access-rows';

export const JS_BLOCK_ROWS: readonly Row[] = [
  get('jsSecrets:list', 'jsSecrets:list'),
  get('jsSecrets:get', 'jsSecrets:get?filterByTk=nothing', 404),
  send(post('jsSecrets:create', 'jsSecrets:create', 400), {}),
  post('jsSecrets:update', 'jsSecrets:update?filterByTk=nothing', 404),
  post('jsSecrets:destroy', 'jsSecrets:destroy?filterByTk=nothing', 404),
  get('jsLibraries:list', 'jsLibraries:list'),
  get('jsLibraries:get', 'jsLibraries:get?filterByTk=0', 404),
  { ...get('jsLibraries:resolve', 'jsLibraries:resolve?specifier=nothing', 404), stranger: 404 },
  send(post('jsLibraries:create', 'jsLibraries:create', 400), {}),
  post('jsLibraries:upload', 'jsLibraries:upload', 400),
  send(post('jsLibraries:fetch', 'jsLibraries:fetch', 400), {}),
  send(post('jsLibraries:request', 'jsLibraries:request', 400), {}),
  post('jsLibraries:update', 'jsLibraries:update?filterByTk=0', 404),
  post('jsLibraries:destroy', 'jsLibraries:destroy?filterByTk=0', 404),
  get('jsRefusals:list', 'jsRefusals:list'),
  post('jsRefusals:clear', 'jsRefusals:clear', 200),
  ...['jsBlocks:ticket', 'jsBlocks:fetch', 'jsStorage:get', 'jsStorage:keys', 'jsStorage:set', 'jsStorage:remove'].map((action) => ({
    ...send(post(action, action, 400), {}),
    stranger: 400,
  })),
];
