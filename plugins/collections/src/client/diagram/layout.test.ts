import type { DiagramEdge, DiagramNode } from './diagram-model';
import { type Placed, place } from './layout';

const node = (name: string, fields = 3): DiagramNode => ({
  name,
  title: name,
  origin: 'user',
  more: 0,
  fields: Array.from({ length: fields }, (_, index) => ({ name: `f${index}`, title: '', kind: 'input' })),
});
const edge = (source: string, target: string, id = `${source}-${target}`): DiagramEdge => ({
  id,
  source,
  target,
  foreignKey: '',
  fields: [],
  dormant: false,
});

const overlap = (a: Placed, b: Placed): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

it.each([
  [[], []],
  [[node('a')], []],
  [[node('a')], [edge('a', 'a')]],
  [
    [node('a', 0), node('b', 8), node('c'), node('d'), node('e'), node('f'), node('g'), node('h', 8)],
    [edge('a', 'b'), edge('b', 'a'), edge('a', 'b', 'twice'), edge('c', 'gone')],
  ],
])('places every collection once and none above another', (nodes, edges) => {
  const placed = place({ nodes, edges });
  expect(placed.map(({ node: { name } }) => name).toSorted()).toEqual(nodes.map(({ name }) => name).toSorted());
  for (const [index, one] of placed.entries()) expect(placed.slice(index + 1).some((other) => overlap(one, other))).toBe(false);
});
