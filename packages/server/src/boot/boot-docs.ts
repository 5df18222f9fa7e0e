import { listSchema, nullable, objectSchema, openSchema } from '@mortise/plugin-api/server';
import { SYSTEM_SETTINGS } from '../system-settings/system-settings-values';

const TEXT = { type: 'string' } as const;
const ROLE = objectSchema({ name: TEXT, title: TEXT });

/** What `app:boot` answers; plugins may add parts of their own. */
export const BOOT = openSchema({
  user: nullable(openSchema()),
  roles: nullable(objectSchema({ current: nullable(TEXT), available: listSchema(ROLE) })),
  snippets: listSchema(TEXT),
  settings: SYSTEM_SETTINGS,
  languages: listSchema(TEXT),
  language: TEXT,
  csrfToken: nullable(TEXT),
  secure: { type: 'boolean' },
  plugins: listSchema(objectSchema({ id: TEXT, url: TEXT })),
});
