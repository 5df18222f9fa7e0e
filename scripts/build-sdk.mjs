// node scripts/build-sdk.mjs [folder]: the package @mortise/sdk as it is given away, for `import` and `require`, with its types. By default
// into packages/sdk/dist. It stands alone: the bundle holds everything, and nothing of Mortise is needed to use it.
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNode } from './lib/run.mjs';
import { requireFrom, root } from './lib/paths.mjs';

const SDK = join(root, 'packages/sdk');
/** Node 20 and browsers of the last years. */
const TARGET = 'es2022';

async function bundle(outDir) {
  const { build } = await import('vite');
  await build({
    configFile: false,
    root: SDK,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir,
      emptyOutDir: true,
      target: TARGET,
      minify: false,
      sourcemap: true,
      reportCompressedSize: false,
      lib: { entry: join(SDK, 'src/index.ts'), formats: ['es', 'cjs'], fileName: (format) => (format === 'es' ? 'index.mjs' : 'index.js') },
    },
  });
}

async function declareTypes(outDir) {
  const compiler = requireFrom().resolve('typescript/package.json').replace('package.json', 'bin/tsc');
  const { code, output } = await runNode([compiler, '-p', join(SDK, 'tsconfig.build.json'), '--outDir', outDir]);
  if (code !== 0) throw new Error(output);
  // The same types for both ways in; whoever imports looks for a file of its own.
  writeFileSync(join(outDir, 'index.d.mts'), "export * from './index.js';\n");
}

/** An image is built without TypeScript, and nobody there needs the types of the SDK. */
function hasCompiler() {
  return existsSync(join(root, 'node_modules/typescript/package.json'));
}

export async function buildSdk(folder = join(SDK, 'dist')) {
  const outDir = resolve(folder);
  await bundle(outDir);
  if (hasCompiler()) await declareTypes(outDir);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const start = performance.now();
  await buildSdk(process.argv[2]);
  console.log(`Built the SDK in ${Math.round(performance.now() - start)} ms`);
}
