import { Graph, layout } from '@dagrejs/dagre';
import { type Diagram, type DiagramNode, linesOf } from './diagram-model';

export interface Placed {
  readonly node: DiagramNode;
  /** Of the upper left corner, in pixels. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const NODE_WIDTH = 232;
const HEAD_HEIGHT = 44;
const FIELD_HEIGHT = 24;
const GAP = 32;
const COLUMNS = 4;
const MARGIN = 64;
const LETTER_WIDTH = 7;

function heightOf({ fields, more }: DiagramNode): number {
  return HEAD_HEIGHT + FIELD_HEIGHT * (fields.length + (more > 0 ? 1 : 0)) + 10;
}

/** Places related collections along their relations and the others in rows below. */
export function place({ nodes, edges }: Diagram): readonly Placed[] {
  const present = new Set(nodes.map(({ name }) => name));
  const drawn = edges.filter(({ source, target }) => present.has(source) && present.has(target));
  const related = new Set(drawn.flatMap(({ source, target }) => [source, target]));
  const upper = alongRelations(
    nodes.filter(({ name }) => related.has(name)),
    drawn,
  );
  const bottom = Math.max(0, ...upper.map(({ y, height }) => y + height + GAP));
  return [
    ...upper,
    ...inRows(
      nodes.filter(({ name }) => !related.has(name)),
      bottom,
    ),
  ];
}

function alongRelations(nodes: readonly DiagramNode[], edges: Diagram['edges']): Placed[] {
  if (nodes.length === 0) return [];
  // The names of relations stand between the columns.
  const longest = Math.max(0, ...linesOf({ nodes, edges }).map(({ label }) => label.length));
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: GAP, ranksep: MARGIN + LETTER_WIDTH * longest });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const node of nodes) graph.setNode(node.name, { width: NODE_WIDTH, height: heightOf(node) });
  for (const { id, source, target } of edges) if (source !== target) graph.setEdge(source, target, {}, id);
  layout(graph);
  return nodes.map((node) => {
    const { x, y } = graph.node(node.name) as { readonly x: number; readonly y: number };
    const height = heightOf(node);
    return { node, x: x - NODE_WIDTH / 2, y: y - height / 2, width: NODE_WIDTH, height };
  });
}

function inRows(nodes: readonly DiagramNode[], top: number): Placed[] {
  const placed: Placed[] = [];
  let y = top;
  for (let start = 0; start < nodes.length; start += COLUMNS) {
    const row = nodes.slice(start, start + COLUMNS);
    for (const [index, node] of row.entries())
      placed.push({ node, x: index * (NODE_WIDTH + GAP), y, width: NODE_WIDTH, height: heightOf(node) });
    y += Math.max(...row.map(heightOf)) + GAP;
  }
  return placed;
}
