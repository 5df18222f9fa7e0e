import type { GrantedAction } from '../../../contract';
import type { FrameCall } from '../../frame/frame-facts';
import type { GrantRequest } from './edit-grants';

/** What an action does to records; those that are not here cannot be granted. */
const ACTIONS: Readonly<Record<string, GrantedAction>> = {
  list: 'view',
  get: 'view',
  query: 'view',
  count: 'view',
  export: 'view',
  create: 'create',
  firstOrCreate: 'create',
  updateOrCreate: 'update',
  update: 'update',
  destroy: 'destroy',
};

/** Rights on relations are those on the records they lead to, which their name does not say. */
const CALL = /^(?:[A-Z]+ )?(?:\/?api\/)?([A-Za-z]\w*):(\w+)/;
const ADDRESS = /^(?:[A-Z]+ )?(https?:\/\/\S+)/;

/** What a call that was refused needs, read from how the log names it: `GET todos:list`, `https://api.example.com/x`. */
export function grantForCall({ what, dataSource }: Pick<FrameCall, 'what' | 'dataSource'>): GrantRequest | undefined {
  const address = ADDRESS.exec(what)?.[1];
  if (address !== undefined) return hostOf(address);
  const [, resource = '', action = ''] = CALL.exec(what) ?? [];
  if (resource === 'namedQueries') return undefined;
  const granted = ACTIONS[action];
  if (granted === undefined || resource === '') return undefined;
  return { kind: 'collection', resource: dataSource === undefined ? resource : `${dataSource}/${resource}`, action: granted };
}

function hostOf(address: string): GrantRequest | undefined {
  try {
    return { kind: 'host', name: new URL(address).host };
  } catch {
    return undefined;
  }
}
