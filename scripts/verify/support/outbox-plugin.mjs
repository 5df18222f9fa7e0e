import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const OUTBOX_ID = 'verify-outbox';

const MANIFEST = {
  name: OUTBOX_ID,
  version: '1.0.0',
  mortise: { id: OUTBOX_ID, title: 'Outbox', engine: '>=0.1.0 <1', preset: 'off', entries: { server: './server.js' } },
};

/** Where the plugin notes what it was told. */
export const HEARD_TABLE = 'm_verify_outbox_heard';

const CODE = `'use strict';
const { core, defineServerPlugin } = require('@mortise/plugin-api/server');

const { collections, outbox, records } = core;

exports.default = defineServerPlugin({
  id: '${OUTBOX_ID}',
  needs: { collections, outbox, records },
  async setup(deps) {
    const fields = [
      { name: 'eventId', type: 'bigInt' },
      { name: 'recordId', type: 'bigInt' },
      { name: 'title', type: 'string' },
      { name: 'priority', type: 'integer' },
    ];
    await deps.collections.define({ name: 'heard', fields });
    deps.outbox.subscribe({
      id: 'todos',
      collections: ['todos'],
      events: ['create', 'update'],
      handle: async ({ id, key, record: { title, priority } }) =>
        void (await deps.records.create('heard', { eventId: id, recordId: key, title, priority })),
    });
  },
});
`;

/** Writes a plugin that notes every change of todos into an installation's folder of plugins. */
export function writeOutboxPlugin(storage) {
  const folder = join(storage, 'plugins', OUTBOX_ID);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify(MANIFEST, undefined, 2));
  writeFileSync(join(folder, 'server.js'), CODE);
}
