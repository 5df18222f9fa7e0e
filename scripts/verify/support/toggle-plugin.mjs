import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const TOGGLE_ID = 'verify-toggle';
/** The header the plugin's guard step adds to every answer while it is on. */
export const TOGGLE_HEADER = 'x-verify-toggle';

const MANIFEST = {
  name: TOGGLE_ID,
  version: '1.0.0',
  mortise: { id: TOGGLE_ID, title: 'Toggle', engine: '>=0.1.0 <1', preset: 'off', entries: { server: './server.js' } },
};

const CODE = `'use strict';
const { core, defineServerPlugin } = require('@mortise/plugin-api/server');

const { collections, pipeline, recordHooks, resources, timers } = core;
// Would show in the heap at once if an old copy of this module stayed behind.
const ballast = Buffer.alloc(256 * 1024, 1).toString('latin1');

exports.default = defineServerPlugin({
  id: '${TOGGLE_ID}',
  needs: { collections, pipeline, recordHooks, resources, timers },
  async setup(deps) {
    await deps.collections.define({ name: 'toggleNotes', fields: [{ name: 'text', type: 'string' }] });
    deps.resources.define({ name: 'toggleNotes', collection: 'toggleNotes', actions: { list: { standard: 'list' } } });
    deps.pipeline.use('guard', {
      id: 'toggle-mark',
      handle(request, next) {
        request.setHeader('${TOGGLE_HEADER}', String(ballast.length));
        return next();
      },
    });
    deps.recordHooks.on('beforeCreate', {
      id: 'toggle-mark',
      collection: 'todos',
      handle(event) {
        event.values.notes = 'hooked';
      },
    });
    deps.timers.every(20, 'tick', () => undefined);
  },
});
`;

/** Writes a plugin that uses something of everything into an installation's folder of plugins. */
export function writeTogglePlugin(storage) {
  const folder = join(storage, 'plugins', TOGGLE_ID);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify(MANIFEST, undefined, 2));
  writeFileSync(join(folder, 'server.js'), CODE);
}
