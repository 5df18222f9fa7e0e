/** Browsers of the last years; import maps and `:has` are as old. */
const TARGET = 'es2022';

/** Our shared packages only define things: what a page does not use of them is not loaded. */
const moduleSideEffects = [{ test: /packages[\\/](plugin-api|ui)[\\/]src[\\/]/, sideEffects: false }];

function onLog(level, log, handle) {
  // antd marks thousands of modules for a server-side use that does not happen here.
  if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
}

/** Builds code for browsers. The bundler is loaded only now: these scripts also run where nothing is installed yet. */
export async function runVite({ root, outDir, input, output, external = [], plugins = [], preserveEntrySignatures = 'strict' }) {
  const { build, defaultClientConditions } = await import('vite');
  return build({
    configFile: false,
    root,
    // Addresses inside the bundle are relative to it: it may be served from anywhere.
    base: './',
    logLevel: 'warn',
    publicDir: false,
    plugins,
    // What is built is for users, whatever NODE_ENV the build itself runs in.
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    oxc: { jsx: { development: false } },
    resolve: { conditions: ['mortise:source', ...defaultClientConditions] },
    build: {
      outDir,
      emptyOutDir: true,
      target: TARGET,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { input, external, onLog, treeshake: { moduleSideEffects }, preserveEntrySignatures, output },
    },
  });
}
