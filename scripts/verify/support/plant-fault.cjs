// Preloaded into a server: what it loads of one file is not what stands there. The file itself stays as it is.
const { readFileSync } = require('node:fs');

const { path, text, becomes } = JSON.parse(process.env.PLANTED_FAULT);
const load = require.extensions['.js'];

require.extensions['.js'] = (module, filename) => {
  if (filename !== path) return load(module, filename);
  return module._compile(
    readFileSync(filename, 'utf8').replace(text, () => becomes),
    filename,
  );
};
