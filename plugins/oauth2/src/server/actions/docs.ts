import { type JsonSchema, listSchema, nullable, objectSchema } from '@mortise/plugin-api/server';
import { GRANT_TYPES, RIGHTS } from '../clients/client-row';

const TEXT = { type: 'string' } as const;
const FLAG = { type: 'boolean' } as const;
const MOMENT = { type: 'string', format: 'date-time' } as const;

const CLIENT_PROPERTIES: JsonSchema = {
  clientId: TEXT,
  title: nullable(TEXT),
  enabled: FLAG,
  isPublic: FLAG,
  tokenLifetime: { type: 'integer', minimum: 1 },
  rights: listSchema({ enum: RIGHTS }),
  roles: listSchema(TEXT),
  grantTypes: listSchema({ enum: GRANT_TYPES }),
  redirectUris: listSchema(TEXT),
  tables: nullable(listSchema(TEXT)),
  apis: nullable(listSchema({ type: 'integer' })),
};
const SECRET = objectSchema({ id: { type: 'integer' }, hint: TEXT, expiresAt: nullable(MOMENT), createdAt: MOMENT });

/** What names the client an action is about. */
export const CLIENT_KEY = { filterByTk: TEXT } as const;

/** What `oauthClients:update` answers. */
export const CLIENT = objectSchema(CLIENT_PROPERTIES);
/** What `get` answers: of secrets, only what tells them apart. */
export const CLIENT_WITH_SECRETS = objectSchema({ ...CLIENT_PROPERTIES, secrets: listSchema(SECRET) });
/** What `create` answers; a client that is public has no secret. */
export const NEW_CLIENT = objectSchema({ ...CLIENT_PROPERTIES, secret: nullable(TEXT) });
/** What `rotateSecret` answers. */
export const NEW_SECRET = objectSchema({ clientId: TEXT, secret: TEXT });
/** What the others answer. */
export const DONE = { const: 1 } as const;
