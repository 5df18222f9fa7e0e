// Reads {document, programs} from the standard input, writes a TypeScript client of the document as people do, and prints for each program that uses
// it what the compiler has to say. Apart from the tests, since the generator is an ES module that brings a compiler of its own.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { generateApi } from 'swagger-typescript-api';

const ts = createRequire(createRequire(import.meta.url).resolve('swagger-typescript-api'))('typescript');
// The generator takes what follows a colon for a parameter, as Express does.
const hooks = {
  onPreBuildRoutePath: (path) => path.replace(':', '/%3A'),
  onCreateRoute: (route) => {
    route.request.path = route.request.path.replace('/%3A', ':');
    return route;
  },
};

const { document, programs } = await json(process.stdin);
const folder = await mkdtemp(join(tmpdir(), 'mortise-client-'));
try {
  await generateApi({ spec: document, output: folder, fileName: 'client.ts', silent: true, hooks });
  const files = await Promise.all(
    Object.entries(programs).map(async ([name, code]) => {
      const file = join(folder, `${name}.ts`);
      await writeFile(file, code);
      return [name, file];
    }),
  );
  const options = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
  };
  const told = files.map(([name, file]) => {
    const problems = ts.getPreEmitDiagnostics(ts.createProgram([file], options));
    return [name, problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))];
  });
  process.stdout.write(JSON.stringify(Object.fromEntries(told)));
} finally {
  await rm(folder, { recursive: true, force: true });
}
