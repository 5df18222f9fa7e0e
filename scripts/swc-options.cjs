// One way from TypeScript to CommonJS, shared by the build and by Jest.
module.exports = {
  swcrc: false,
  jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
  // A written import() stays one: it is how ESM-only packages are loaded. The lazy ones are large, and loaded when they are first used.
  module: { type: 'commonjs', ignoreDynamic: true, lazy: ['casbin', 'jsonwebtoken', 'qs', 'sucrase'] },
};
