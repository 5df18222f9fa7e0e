import { Handle, type Node, type NodeProps, Position, useReactFlow } from '@xyflow/react';
import { useT } from '@mortise/plugin-api/client';
import { theme } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { KindIcon } from '../fields/kind-icon';
import type { DiagramNode } from './diagram-model';
import { NODE_WIDTH } from './layout';

export type CollectionNodeType = Node<{ readonly node: DiagramNode }, 'collection'>;

/** A collection in the diagram; its heading leads to it. */
export function CollectionNode({ id, data: { node } }: NodeProps<CollectionNodeType>): ReactNode {
  const { token } = theme.useToken();
  const t = useT();
  const flow = useReactFlow();
  const frame = { width: NODE_WIDTH, background: token.colorBgElevated, color: token.colorText, borderColor: token.colorBorder };
  return (
    <div className="collection-node" style={frame}>
      <Handle id="in" type="target" position={Position.Left} isConnectable={false} />
      <Handle id="self" type="target" position={Position.Right} isConnectable={false} style={{ top: '80%' }} />
      <Handle type="source" position={Position.Right} isConnectable={false} />
      <Link
        to={`?collection=${encodeURIComponent(node.name)}`}
        className="collection-node-head nodrag nopan"
        style={{ borderColor: token.colorBorderSecondary, background: token.colorFillQuaternary, color: token.colorText }}
        // Brings a collection into sight that the keyboard has come to.
        onFocus={({ target }) =>
          target.matches(':focus-visible') ? void flow.fitView({ nodes: [{ id }], maxZoom: 1, duration: 0 }) : undefined
        }
      >
        <strong>{node.title}</strong>
      </Link>
      <ul className="collection-node-fields">
        {node.fields.map(({ name, title, kind }) => (
          <li key={name}>
            <KindIcon kind={kind} /> <span>{title}</span>
          </li>
        ))}
        {node.more > 0 ? <li>{t('collections.diagram.more', { count: node.more })}</li> : null}
      </ul>
    </div>
  );
}
