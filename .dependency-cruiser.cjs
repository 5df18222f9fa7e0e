// Turns scripts/layers.json into rules. Change the data there; this file holds only the translation.
// Circles of files are oxlint's (import/no-cycle), which can tell a type import from one that runs.
const { layers, testSupport, owners, exceptions } = require('./scripts/layers.json');

// Tests, and the folders of what only tests use.
const TEST = '(\\.test\\.ts$|/src/.*testing/)';
const folders = (list) => list.map((folder) => `^${folder.replace('*', '[^/]+')}/`);
const excusedFiles = exceptions.map(({ file }) => `^${file}$`);

const importsOf = (index) => {
  const { only, never = [] } = layers[index];
  const lower = only ?? layers.slice(0, index).flatMap((layer) => layer.members);
  return folders(lower.filter((folder) => !never.includes(folder)));
};

/** The first group of from.path must be the importing package, which may always import itself. */
const layerRule = (name, from, allowed) => ({
  name: `layers: ${name}`,
  severity: 'error',
  comment: 'Imports go downwards only; see scripts/layers.json.',
  from,
  to: { path: '^(packages|plugins)/', pathNot: ['^$1/', ...allowed] },
});

const layerRules = layers.flatMap(({ members }, index) =>
  members.flatMap((member) => {
    const inside = `^(${member.replace('*', '[^/]+')})/`;
    const allowed = importsOf(index);
    const excused = exceptions.filter(({ file }) => new RegExp(inside).test(file));
    return [
      layerRule(member, { path: inside, pathNot: [TEST, ...excusedFiles] }, allowed),
      layerRule(`${member} (tests)`, { path: `${inside}.*${TEST}`, pathNot: excusedFiles }, [...allowed, ...folders(testSupport)]),
      ...excused.map(({ file, imports }) =>
        layerRule(file, { path: `^${file.replace(/^[^/]+\/[^/]+/, '($&)')}$` }, [...allowed, ...folders(imports)]),
      ),
    ];
  }),
);

const ownerRules = owners.map(({ externals, owner }) => ({
  name: `single owner: ${owner}`,
  severity: 'error',
  comment: 'One package wraps this library; use what that package offers.',
  from: {
    path: '^(packages|plugins)/',
    pathNot: [
      ...folders([owner]),
      ...exceptions.filter(({ imports }) => imports.some((name) => externals.includes(name))).map(({ file }) => `^${file}$`),
    ],
  },
  to: { path: externals.map((name) => `node_modules/(@types/)?${name}/`) },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...layerRules,
    ...ownerRules,
    { name: 'must resolve', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'by package name',
      severity: 'error',
      comment: 'Reach into another package through its exports, not by a relative path.',
      from: { path: '^((packages|plugins)/[^/]+)/' },
      to: { path: '^(packages|plugins)/', pathNot: '^$1/', dependencyTypes: ['local'] },
    },
    {
      name: 'browser and server apart',
      severity: 'error',
      comment: 'What both need belongs into contract/ or packages/shared.',
      from: { path: '^((packages|plugins)/[^/]+)/src/client/', pathNot: TEST },
      to: { path: '^(packages|plugins)/[^/]+/src/server/' },
    },
    {
      name: 'server and browser apart',
      severity: 'error',
      comment: 'What both need belongs into contract/ or packages/shared.',
      from: { path: '^((packages|plugins)/[^/]+)/src/server/', pathNot: TEST },
      to: { path: '^(packages|plugins)/[^/]+/src/client/' },
    },
    {
      name: 'only for tests',
      severity: 'error',
      comment: 'Folders called testing are left out of the build.',
      from: { path: '^(packages|plugins)/', pathNot: [TEST, '/testing/'] },
      to: { path: '/src/.*testing/' },
    },
    {
      name: 'must be declared',
      severity: 'error',
      comment: 'The import works only because something else installs the package: add it to this workspace.',
      from: { path: '^(packages|plugins)/', pathNot: TEST },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    // Type imports count: a type from a higher layer is a dependency on it as well.
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['mortise:source', 'node', 'require', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
};
