import { openSchema } from '@mortise/plugin-api/server';

/** JSON Schema of a document, as far as those who look for something in it need it. */
export const OPENAPI_DOCUMENT = openSchema({
  openapi: { type: 'string' },
  info: openSchema({ title: { type: 'string' }, version: { type: 'string' } }),
  paths: openSchema(),
});
