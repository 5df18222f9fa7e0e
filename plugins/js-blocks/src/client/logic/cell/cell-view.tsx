import type { CellElement, CellNode } from '@mortise/js-runtime/logic';
import { Badge, Progress, Space, Tag, Tooltip, Typography, theme } from 'antd';
import { Fragment, type ReactNode } from 'react';
import { Link } from 'react-router';
import { CELL_ICON_PARTS } from './cell-icons';

/** Paints what code has made of a record. */
export function CellView({ nodes }: { readonly nodes: readonly CellNode[] }): ReactNode {
  // What code made has no identity beyond its place.
  return nodes.map((node, index) => <Fragment key={`${index}`}>{typeof node === 'string' ? node : paint(node)}</Fragment>);
}

function paint(node: Exclude<CellNode, string>): ReactNode {
  const inner = <CellView nodes={node.children} />;
  switch (node.type) {
    case 'Text':
      return <Typography.Text {...(node.props as object)}>{inner}</Typography.Text>;
    case 'Tag':
      return <CellTag {...node.props}>{inner}</CellTag>;
    case 'Badge':
      return <Badge {...(node.props as object)}>{node.children.length === 0 ? null : inner}</Badge>;
    case 'Progress':
      return <CellProgress {...node.props} />;
    case 'Link':
      return <Link to={node.props.to}>{inner}</Link>;
    case 'Space':
      return <CellSpace node={node} />;
    case 'Tooltip':
      return (
        <Tooltip title={node.props.title}>
          <span>{inner}</span>
        </Tooltip>
      );
    case 'Icon':
      return <CellIconView {...node.props} />;
    default:
      return inner;
  }
}

/** Text in the colour of its tag is hard to read on it. */
function CellTag({ color, children }: CellElement<'Tag'>['props'] & { readonly children: ReactNode }): ReactNode {
  const { token } = theme.useToken();
  return <Tag {...(color === undefined ? {} : { color, style: { color: token.colorText } })}>{children}</Tag>;
}

function CellProgress({ title, ...props }: CellElement<'Progress'>['props']): ReactNode {
  const size = props.type === 'circle' ? { size: 24 } : { size: 'small' as const, style: { minWidth: 80 } };
  return <Progress {...(props as { readonly percent: number })} {...size} aria-label={title ?? `${props.percent} %`} />;
}

function CellSpace({ node: { props, children } }: { readonly node: CellElement<'Space'> }): ReactNode {
  return (
    <Space {...(props as object)}>
      {children.map((child, index) => (
        <CellView key={`${index}`} nodes={[child]} />
      ))}
    </Space>
  );
}

/** Without a title an icon is decoration. */
function CellIconView({ name, title }: CellElement<'Icon'>['props']): ReactNode {
  const Icon = CELL_ICON_PARTS[name];
  return title === undefined ? <Icon /> : <Icon role="img" aria-label={title} />;
}
