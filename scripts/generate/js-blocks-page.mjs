import { ctxParts } from './ctx-members.mjs';

/** Everything the code of a block finds in `ctx`, with an example of each. */
export function jsBlocksPage(root) {
  return [
    '# What blocks find in `ctx`',
    '',
    'The code of a JavaScript block is the body of an async function of `ctx`: `await` and `return` may stand anywhere. How blocks are written,',
    'and what they may do, is in [the guide](../guides/js-blocks.md). Every example here is run by a test.',
    '',
    ...ctxParts(root).flatMap(partLines),
  ].join('\n');
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
