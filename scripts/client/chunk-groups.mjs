// Which modules of the admin come in one file: a page that has to ask for a hundred small ones is slower.

const REACT = /node_modules[\\/](react|react-dom|scheduler)[\\/]/;
const TEXTS = /(?<!sign-in[\\/])locale[\\/]([\w-]+)\.json$/;
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
