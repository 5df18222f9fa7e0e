import { useT } from '@mortise/plugin-api/client';
import { Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { DiagramEdge, DiagramNode } from './diagram-model';

export interface RelationListProps {
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
}

/** The relations in words: what the lines of the diagram say. */
export function RelationList({ nodes, edges }: RelationListProps): ReactNode {
  const t = useT();
  const titles = new Map(nodes.map(({ name, title }) => [name, title]));
  return (
    <section aria-labelledby="relation-list">
      <Typography.Title level={2} id="relation-list" style={{ fontSize: 16 }}>
        {t('collections.diagram.relations')}
      </Typography.Title>
      {edges.length === 0 ? <Typography.Text>{t('collections.diagram.none')}</Typography.Text> : null}
      <ul style={{ paddingInlineStart: 20, margin: 0 }}>
        {edges.map(({ id, source, target, fields, dormant }) => (
          <li key={id} style={{ lineHeight: '28px' }}>
            <CollectionLink name={source} title={titles.get(source)} /> → <CollectionLink name={target} title={titles.get(target)} />{' '}
            <Typography.Text type="secondary">
              ({fields.join(', ')}){dormant ? ` ${t('collections.diagram.dormant')}` : ''}
            </Typography.Text>
          </li>
        ))}
      </ul>
    </section>
  );
}

function CollectionLink({ name, title }: { readonly name: string; readonly title: string | undefined }): ReactNode {
  return title === undefined ? <span>{name}</span> : <Link to={`?collection=${encodeURIComponent(name)}`}>{title}</Link>;
}
