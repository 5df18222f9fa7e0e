// Every link of a document to a file of the repository, or to a heading in one, leads somewhere.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { root } from './lib/paths.mjs';

const documents = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '*.md'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\0')
  .filter((file) => file !== '' && existsSync(join(root, file)));

const read = (file) => readFileSync(join(root, file), 'utf8').replaceAll(/^```[^]*?^```/gm, '');

/** Names of headings as code hosts make them. */
function anchorOf(heading) {
  const text = heading
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .trim()
    .toLowerCase();
  return text.replaceAll(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-');
}

const anchors = new Map();
function anchorsOf(file) {
  if (!anchors.has(file)) anchors.set(file, new Set([...read(file).matchAll(/^#{1,6} +(.+)$/gm)].map(([, heading]) => anchorOf(heading))));
  return anchors.get(file);
}

function isDead(document, link) {
  const [path, anchor] = link.split('#');
  const file = path === '' ? document : normalize(join(dirname(document), path));
  if (!existsSync(join(root, file))) return true;
  return anchor !== undefined && file.endsWith('.md') && !anchorsOf(file).has(anchor);
}

const findings = documents.flatMap((document) =>
  [
    ...read(document)
      .replaceAll(/`[^`\n]*`/g, '')
      .matchAll(/\]\(([^)\s]+)\)/g),
  ]
    .map(([, link]) => link)
    .filter((link) => !/^[a-z]+:/.test(link) && isDead(document, decodeURI(link)))
    .map((link) => `${document} links to ${link}, which is not there`),
);

for (const finding of findings) console.error(finding);
process.exitCode = findings.length > 0 ? 1 : 0;
