import { dirname } from 'node:path';
import { COMMON_JS, EVERYWHERE } from './shared-modules.mjs';

// Which modules of the admin come in one file: a page that has to ask for a hundred small ones is slower.

const REACT = /node_modules[\\/](react|react-dom|scheduler)[\\/]/;
const TEXTS = /(?<!sign-in[\\/])locale[\\/]([\w-]+)\.json$/;
const ICONS = /@ant-design[\\/]icons(-svg)?[\\/]/;
const SHARED = /packages[\\/]shared[\\/]src[\\/]/;
/** The interface of plugins as a whole: it would bring half the admin with it. */
const INTERFACE = /plugin-api[\\/]src[\\/]client[\\/]index\.ts$/;

/** Ids of the modules that are loaded whenever one of `roots` is, without `except` and what only that brings. */
function loadedWith(roots, graph, except = /^$/) {
  const ids = new Set(roots);
  const importsOf = (id) => (graph.getModuleInfo(id)?.importedIds ?? []).filter((next) => !except.test(next));
  // A set that grows meanwhile is gone through to its end.
  for (const id of ids) for (const next of importsOf(id)) ids.add(next);
  return ids;
}

/** What belongs to one page; `find` tells the ids when it is given the graph. */
function pageGroup(name, find) {
  let ids;
  return { debugName: name, name: (id, graph) => ((ids ??= find(graph)).has(id) ? name : undefined) };
}

/**
 * Groups for the bundle of a plugin that begins with `entry`. What the entry loads stays in its file; of the rest, modules of the plugin's own
 * that several of its pages use come in one, unless they bring along what not every page should load.
 */
export function pluginChunkGroups(entry) {
  const own = `${dirname(dirname(entry))}/`;
  const isLight = (id) => id.startsWith(own) || SHARED.test(id) || COMMON_JS.includes(id) || EVERYWHERE.includes(id);
  let started;
  const verdicts = new Map();
  const bringsOnlyLight = (id, graph) => {
    if (!verdicts.has(id)) verdicts.set(id, [...loadedWith([id], graph)].every(isLight));
    return verdicts.get(id);
  };
  const group = (name, isIn) => ({
    debugName: name,
    name: (id, graph) => (isIn(id, graph) && !(started ??= loadedWith([entry], graph)).has(id) ? name : undefined),
    minShareCount: 3,
  });
  return [group('icons', (id) => ICONS.test(id)), group('common', bringsOnlyLight)];
}

/** Groups for the bundler; the first that wants a module gets it. `signIn` and `admin` are ids of what these two pages begin with. */
export function chunkGroups({ signIn, admin }) {
  const groups = [
    // Changes less often than everything else.
    { name: 'react', test: REACT },
    { debugName: 'texts', name: (id) => `texts-${TEXTS.exec(id)[1]}`, test: TEXTS },
    pageGroup('start', (graph) => loadedWith(signIn, graph, INTERFACE)),
    pageGroup('admin', (graph) => loadedWith(admin, graph)),
    { name: 'antd-base', test: /node_modules/, minShareCount: 12 },
  ];
  return groups.map((group, index) => ({ ...group, priority: groups.length - index }));
}
