// What can be said about docker/ without a Docker engine: every file, npm script, service and volume that is named exists.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { root } from './lib/paths.mjs';

const DOCKERFILE = 'docker/Dockerfile';
const COMPOSE = 'docker/compose.yaml';
const findings = [];
const read = (file) => readFileSync(join(root, file), 'utf8');

/** Instructions as [name, words]; a backslash continues a line. */
const instructions = read(DOCKERFILE)
  .replaceAll(/^#.*$/gm, '')
  .replaceAll(/\\\n/g, ' ')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => [line.split(' ')[0], line.split(/\s+/).slice(1)]);

const stages = instructions.filter(([name]) => name === 'FROM').map(([, words]) => words[2]);
// The ignore file leaves out everything but the entries it takes back in.
const sent = read('.dockerignore')
  .split('\n')
  .filter((line) => line.startsWith('!'))
  .map((line) => line.slice(1));

function checkCopy(words) {
  const stage = words.find((word) => word.startsWith('--from='))?.slice('--from='.length);
  if (stage !== undefined) {
    if (!stages.includes(stage)) findings.push(`${DOCKERFILE}: there is no stage ${stage}`);
    return;
  }
  for (const source of words.slice(0, -1)) {
    if (!existsSync(join(root, source))) findings.push(`${DOCKERFILE}: ${source} does not exist`);
    else if (!sent.includes(source.split('/')[0]) && !sent.includes(source)) findings.push(`.dockerignore leaves out ${source}`);
  }
}

function checkCommand(text) {
  const { scripts } = JSON.parse(read('package.json'));
  for (const [, script] of text.matchAll(/npm run (\S+)/g)) {
    if (!(script in scripts)) findings.push(`${DOCKERFILE}: package.json has no script ${script}`);
  }
  for (const [file] of text.matchAll(/[\w./-]+\.[cm]?js\b/g)) {
    if (!existsSync(join(root, file))) findings.push(`${DOCKERFILE}: ${file} does not exist`);
  }
}

function checkService(name, { build, depends_on: needs = {}, volumes = [], image }, compose) {
  if (build === undefined && image === undefined) findings.push(`${COMPOSE}: ${name} has neither build nor image`);
  const context = resolve(root, dirname(COMPOSE), build?.context ?? '.');
  if (build && !existsSync(join(context, build.dockerfile))) findings.push(`${COMPOSE}: ${name} builds from a missing ${build.dockerfile}`);
  for (const other of Object.keys(needs)) {
    if (!(other in compose.services)) findings.push(`${COMPOSE}: ${name} depends on ${other}, which does not exist`);
  }
  for (const volume of volumes.map((mount) => mount.split(':')[0])) {
    if (!/^[./]/.test(volume) && !(volume in compose.volumes)) findings.push(`${COMPOSE}: ${name} mounts an undeclared volume ${volume}`);
  }
}

for (const [name, words] of instructions) {
  if (name === 'COPY') checkCopy(words);
  else if (['RUN', 'CMD', 'HEALTHCHECK', 'ENTRYPOINT'].includes(name)) checkCommand(words.join(' '));
}
const compose = parse(read(COMPOSE), { merge: true });
for (const [name, service] of Object.entries(compose.services)) checkService(name, service, compose);

for (const finding of findings) console.error(finding);
process.exitCode = findings.length > 0 ? 1 : 0;
