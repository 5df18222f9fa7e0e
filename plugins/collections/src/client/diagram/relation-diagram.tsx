import { type AriaLabelConfig, Background, Controls, type Edge, MarkerType, ReactFlow } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { type Translate, useLanguage, useT } from '@mortise/plugin-api/client';
import { Checkbox, Flex, theme } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { useUrlState } from '@mortise/ui';
import { useAccessible } from '../accessible';
import { useCollections } from '../use-schema';
import { CollectionNode, type CollectionNodeType } from './collection-node';
import './diagram.css';
import { type Diagram, type DiagramLine, diagramOf, linesOf } from './diagram-model';
import { place } from './layout';
import { RelationList } from './relation-list';
import { useTabKey } from './use-tab-key';

const NODE_TYPES = { collection: CollectionNode };

/** The collections and how they are related, as a drawing and in words. */
export default function RelationDiagram({ search }: { readonly search: string }): ReactNode {
  const t = useT();
  const [audit, setAudit] = useUrlState('audit');
  const diagram = useDiagram(search, audit !== undefined);
  return (
    <Flex vertical gap="middle">
      <Checkbox checked={audit !== undefined} onChange={({ target }) => setAudit(target.checked ? '1' : undefined)}>
        {t('collections.diagram.audit')}
      </Checkbox>
      {diagram.nodes.length === 0 ? null : <Drawing key={diagram.nodes.map(({ name }) => name).join()} diagram={diagram} />}
      <RelationList nodes={diagram.nodes} edges={diagram.edges} />
    </Flex>
  );
}

function useDiagram(search: string, audit: boolean): Diagram {
  const language = useLanguage();
  const { data: own } = useCollections();
  const { data: accessible } = useAccessible();
  return useMemo(
    () => diagramOf({ own: own ?? [], accessible: accessible ?? [], language, audit, search }),
    [own, accessible, language, audit, search],
  );
}

function Drawing({ diagram }: { readonly diagram: Diagram }): ReactNode {
  const t = useT();
  const { token } = theme.useToken();
  const nodes = useMemo(() => nodesOf(diagram), [diagram]);
  const byKeyboard = useTabKey();
  const edges = useMemo(() => linesOf(diagram).map((line) => edgeOf(line, token.colorTextSecondary)), [diagram, token]);
  return (
    <div className="relation-diagram" style={{ borderColor: token.colorBorder, color: token.colorText }}>
      <ReactFlow
        aria-label={t('collections.diagram.title')}
        ariaLabelConfig={controlLabels(t)}
        colorMode={isDark(token.colorBgBase) ? 'dark' : 'light'}
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        // The page scrolls under the wheel; the drawing is zoomed with Ctrl or the buttons.
        preventScrolling={false}
        zoomOnScroll={false}
        // The Tab key leads only to what is in the page.
        onlyRenderVisibleElements={nodes.length > 100 && !byKeyboard}
        minZoom={0.1}
        fitView
        fitViewOptions={{ maxZoom: 1, padding: 0.1 }}
      >
        <Background />
        <Controls showInteractive={false} />
      </ReactFlow>
    </div>
  );
}

function controlLabels(t: Translate): Partial<AriaLabelConfig> {
  return {
    'controls.ariaLabel': t('collections.diagram.controls'),
    'controls.zoomIn.ariaLabel': t('collections.diagram.zoomIn'),
    'controls.zoomOut.ariaLabel': t('collections.diagram.zoomOut'),
    'controls.fitView.ariaLabel': t('collections.diagram.fit'),
  };
}

function nodesOf(diagram: Diagram): CollectionNodeType[] {
  return place(diagram).map(({ node, x, y, width, height }) => ({
    id: node.name,
    type: 'collection',
    data: { node },
    position: { x, y },
    width,
    height,
  }));
}

/** Drawn from the collection that holds the key to the one it refers to. */
function edgeOf({ source, target, label }: DiagramLine, color: string): Edge {
  return {
    id: `${source} ${target}`,
    source,
    target,
    label,
    // A collection that refers to itself gets a loop at its side.
    type: source === target ? 'smoothstep' : 'default',
    targetHandle: source === target ? 'self' : 'in',
    markerEnd: { type: MarkerType.ArrowClosed, color },
    style: { stroke: color },
    labelStyle: { fontSize: 12 },
    labelBgPadding: [6, 3],
    labelBgBorderRadius: 4,
  };
}

function isDark(color: string): boolean {
  return /^#(0|1|2)/.test(color);
}
