// Reads the interfaces of packages/js-runtime/src/ctx as text. It relies on how Prettier lays them out: members stand two blanks in, and end with
// a semicolon.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Name → { extended, about, members } of every interface, and name → text of every type alias. */
export function readCtxTypes(root) {
  const folder = join(root, 'packages/js-runtime/src/ctx');
  const texts = readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.includes('.test.'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
  return { interfaces: new Map(texts.flatMap(interfacesOf)), aliases: new Map(texts.flatMap(aliasesOf)) };
}

const INTERFACE =
  /^(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n)?export interface (\w+)(?:<[^>]*>)?\s*(?:extends ([\w\s,<>]+?))?\s*\{(\}|[\s\S]*?^\})$/gm;

function interfacesOf(text) {
  return [...text.matchAll(INTERFACE)].map(([, about = '', name, extended = '', body]) => [
    name,
    {
      about: proseOf(about).about,
      extended: extended.split(',').map((one) => one.trim().replace(/<.*/, '')),
      members: membersOf(body.slice(0, -1)),
    },
  ]);
}

function aliasesOf(text) {
  return [...text.matchAll(/^(?:export )?type (\w+)(?:<[^>]*>)? = ([^;]+);/gm)].map(([, name, type]) => [name, type]);
}

function membersOf(body) {
  const members = [];
  let comment = '';
  let code = '';
  for (const line of body.split('\n').map((one) => one.trim())) {
    if (code === '' && (line.startsWith('/**') || comment.endsWith('\n'))) {
      comment += line.endsWith('*/') ? line : `${line}\n`;
    } else if (line !== '' && !line.startsWith('//')) {
      code += `${code === '' ? '' : ' '}${line}`;
      if (!code.endsWith(';') || depth(code) > 0) continue;
      const member = memberOf(code.slice(0, -1));
      if (member) members.push({ ...member, ...proseOf(comment.replace(/^\/\*\*/, '').replace(/\*\/$/, '')) });
      [comment, code] = ['', ''];
    }
  }
  return members;
}

function depth(code) {
  return [...code].reduce((sum, sign) => sum + Number('{(['.includes(sign)) - Number('})]'.includes(sign)), 0);
}

/** `name(…): type`, `readonly name: type`; undefined for what has no name, such as a call. */
export function memberOf(code) {
  const call = /^(\w+)\??(<.*?>)?\(/.exec(code);
  if (call) return { name: call[1], signature: code, isCall: true, result: resultOf(code) };
  const [, name, type] = /^(?:readonly )?(\w+)\??: ([\s\S]+)$/.exec(code) ?? [];
  return name === undefined ? undefined : { name, signature: code.replace(/^readonly /, ''), isCall: false, type };
}

/** What stands after the parenthesis that closes the parameters. */
function resultOf(code) {
  let open = 0;
  for (let at = code.indexOf('('); at < code.length; at += 1) {
    open += Number(code[at] === '(') - Number(code[at] === ')');
    if (open === 0) return code.slice(at + 1).replace(/^:\s*/, '');
  }
  return '';
}

/** The sentences of a comment, and its examples. */
function proseOf(comment) {
  const text = comment.replaceAll(/^\s*\*? ?/gm, '').trim();
  const [about = '', ...tags] = text.split(/^(?=@(?:example|deprecated)\b)/m);
  const examples = tags.filter((tag) => tag.startsWith('@example')).map((tag) => tag.replace('@example', '').trim());
  return { about: about.trim().replaceAll(/\s*\n\s*/g, ' '), examples };
}
