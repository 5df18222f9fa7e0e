import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ctxParts } from './ctx-members.mjs';

const OWN_MEMBERS = 'plugins/js-blocks/src/client/logic/settings/own-members.json';

/** Everything the code of a block finds in `ctx`, with an example of each. */
export function jsBlocksPage(root) {
  return [
    '# What blocks find in `ctx`',
    '',
    'The code of a JavaScript block is the body of an async function of `ctx`: `await` and `return` may stand anywhere. How blocks are written,',
    'and what they may do, is in [the guide](../guides/js-blocks.md). Every example here is run by a test.',
    '',
    'Code in columns, charts and behind buttons runs where there is no document: it finds',
    '[less of this](../guides/js-columns-and-buttons.md#what-it-may-do), and [something of its own](#only-in-columns-and-charts).',
    '',
    ...ctxParts(root).flatMap(partLines),
    '## Only in columns and charts',
    '',
    ...ownMembers(root).flatMap(memberLines),
  ].join('\n');
}

function ownMembers(root) {
  const { column, chart } = JSON.parse(readFileSync(join(root, OWN_MEMBERS), 'utf8'));
  const shown = (members, place) =>
    members.map(({ path, signature, about, example }) => ({
      name: path,
      signature,
      about: `${place}: ${about}`,
      examples: [example],
      below: [],
    }));
  return [...shown(column, 'In a column'), ...shown(chart, 'In a chart')];
}

function partLines({ about, members }) {
  return [`## ${about.split('. ')[0].replace(/\.$/, '')}`, '', ...restOf(about), ...members.flatMap(memberLines)];
}

function restOf(about) {
  const [, ...rest] = about.split('. ');
  return rest.length === 0 ? [] : [rest.join('. '), ''];
}

function memberLines({ name, signature, about, examples, below }) {
  return [
    `### \`ctx.${name}\``,
    '',
    about,
    '',
    '```ts',
    signature,
    ...below.map((member) => `${name}.${member.signature}`),
    '```',
    '',
    ...examples.flatMap((example) => ['```jsx', example, '```', '']),
  ];
}
