import { listSchema, objectSchema, openSchema } from '@mortise/plugin-api/server';
import { COUNT } from './role-docs';

const TEXT = { type: 'string' } as const;
const ID = { id: { type: ['integer', 'string'] } } as const;
const HELD = objectSchema({ name: TEXT, title: TEXT, default: { type: ['boolean', 'null'] } });

/** What `roles.users:list` answers. */
export const HOLDERS = listSchema(openSchema(ID));
/** What `roles.users:find` answers. */
export const FOUND_USERS = listSchema(openSchema({ ...ID, held: { type: 'boolean' } }));
/** What `roles.users:add`, `remove` and `set` answer. */
export const CHANGED_HOLDERS = objectSchema({ roleName: TEXT, added: COUNT, removed: COUNT });
/** What `roles:ofUsers` answers. */
export const ROLES_OF_USERS = listSchema(objectSchema({ userId: { type: 'integer' }, roles: listSchema(HELD) }));
