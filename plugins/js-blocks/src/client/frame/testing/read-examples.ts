import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Example {
  /** Of the member it stands at, with its place among several: `api 2`. */
  readonly name: string;
  readonly source: string;
  /** Lines it says that it logs. */
  readonly logs: readonly string[];
}

const FOLDER = join(dirname(require.resolve('@mortise/js-runtime/package.json')), 'src/ctx');
const MEMBER = /\/\*\*((?:(?!\*\/)[\s\S])*@example(?:(?!\*\/)[\s\S])*)\*\/\s*(?:readonly\s+)?(\w+)/g;
const LOGGED = /console\.log\(.*\);? *(?:\)\);)? *\/\/ (.*)$/gm;

/** Every example of the members of `ctx`, as they stand in the sources. */
export function readExamples(): readonly Example[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.ts'));
  return files.flatMap((file) => {
    const members = readFileSync(join(FOLDER, file), 'utf8').matchAll(MEMBER);
    return [...members].flatMap(([, text = '', member = '']) =>
      examplesIn(text).map((source, index) => exampleOf(`${member} ${index + 1}`, source)),
    );
  });
}

function examplesIn(text: string): readonly string[] {
  const lines = text.split('\n').map((line) => line.replace(/^\s*\* ?/, ''));
  return lines
    .join('\n')
    .split('@example\n')
    .slice(1)
    .map((source) => source.replace(/\n@\w[\s\S]*$/, '').trim());
}

function exampleOf(name: string, source: string): Example {
  return { name, source, logs: [...source.matchAll(LOGGED)].map(([, logged = '']) => logged.replaceAll('"', '')) };
}
