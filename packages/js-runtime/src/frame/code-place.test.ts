import { CODE_HEAD, ownStack, placeIn } from './code-place';

const STACK = `Error: x
    at inner (block.js:1:${CODE_HEAD.length + 5})
    at react-dom.js:10:20
    at async block.js:7:3`;

it('names lines and columns as the author counts them, and nothing else of a stack', () => {
  expect(placeIn(STACK)).toEqual({ line: 1, column: 5 });
  expect(ownStack(STACK)).toBe('at inner (block.js:1:5)\nat async block.js:7:3');
  expect([placeIn('Error: nowhere'), ownStack(undefined)]).toEqual([undefined, '']);
});
