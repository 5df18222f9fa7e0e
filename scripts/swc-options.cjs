// One way from TypeScript to CommonJS, shared by the build and by Jest.
/** Large packages many starts can do without: loaded when they are first used. */
const LARGE = ['casbin', 'jsonwebtoken', 'qs', 'sucrase'];

/** What the command line and the supervisor load only where it is asked for: each command, and the whole server. */
const COMMANDS = [
  './commands/explain',
  './commands/map',
  './commands/plugin',
  './commands/reset-password',
  './commands/start',
  './commands/types/types',
  './setup/explain-error',
  '../worker',
];

module.exports = {
  swcrc: false,
  jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
  // A written import() stays one: it is how ESM-only packages are loaded.
  module: { type: 'commonjs', ignoreDynamic: true, lazy: [...LARGE, ...COMMANDS] },
};
