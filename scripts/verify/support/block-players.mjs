import { drawCaller } from './random-worlds.mjs';

const BLOCKS = 3;

/**
 * Publishes a page of blocks with random rights to see records.
 * @param {object} admin a client of the first user
 * @returns {Promise<{ header: string, grants: Record<string, { fields?: string[] }> }[]>} the blocks; the last one was given nothing
 */
export async function plantBlocks(admin, { world, random }) {
  const drawn = Array.from({ length: BLOCKS }, (_, number) => drawCaller(random, world, { name: `block${number}`, isDenied: true }));
  const grants = [...drawn.map((caller) => visibleParts(world, caller)), {}];
  const { uid } = await admin.post('uiPages:create', { kind: 'page', title: 'Blocks' });
  const blocks = grants.map((own, number) => ({ key: `b${number}`, kind: 'js-blocks.block', span: 6, settings: settingsOf(own) }));
  const content = { tabs: [{ key: 'main', rows: [{ key: 'row', blocks }] }] };
  await admin.post(`uiPages:saveDraft/${uid}`, { content, version: 0 });
  await admin.post(`uiPages:publish/${uid}`, { version: 1 });
  return grants.map((own, number) => ({ header: `js-block ${uid}/b${number}@1`, grants: own }));
}

/** Every player through every block that leaves them anything to ask for: both must have a right. */
export function throughBlocks(players, blocks) {
  const narrowed = players.flatMap(({ caller, token }) =>
    blocks.map(({ header, grants }) => ({
      caller: { name: `${caller.name} through ${header}`, grants: inBoth(caller.grants, grants) },
      token,
      headers: { 'x-narrowing': header },
    })),
  );
  return narrowed.filter(({ caller }) => Object.keys(caller.grants).length > 0);
}

/** Blocks have no conditions on rows, and see keys only when they are named. */
function visibleParts({ collections }, { grants }) {
  const named = collections.filter(({ name }) => grants[name] !== undefined);
  return Object.fromEntries(
    named.map(({ name, key }) => {
      const { fields } = grants[name];
      return [name, fields === undefined ? {} : { fields: [...new Set([key, ...fields])] }];
    }),
  );
}

function settingsOf(grants) {
  const collections = Object.entries(grants).map(([resource, { fields }]) => ({
    resource,
    actions: ['view'],
    ...(fields === undefined ? {} : { fields }),
  }));
  return { code: 'return 1', compiled: '', grants: { collections } };
}

function inBoth(ofCaller, ofBlock) {
  if (ofCaller === 'everything') return ofBlock;
  const names = Object.keys(ofBlock).filter((name) => ofCaller[name] !== undefined);
  return Object.fromEntries(
    names.map((name) => [name, { ...ofCaller[name], ...commonFields(ofCaller[name].fields, ofBlock[name].fields) }]),
  );
}

function commonFields(one, other) {
  if (one === undefined || other === undefined) return (one ?? other) === undefined ? {} : { fields: one ?? other };
  return { fields: one.filter((field) => other.includes(field)) };
}
