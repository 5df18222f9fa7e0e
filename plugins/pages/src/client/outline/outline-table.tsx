import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, EditOutlined, FolderOutlined, HistoryOutlined } from '@ant-design/icons';
import { useFeedback, useT } from '@mortise/plugin-api/client';
import { Button, Flex, Table, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { PageOutline } from '../../contract';
import { useRoleNames } from '../editor/use-role-names';
import { PageIcon } from '../icons/page-icon';
import { pagePath } from '../model/names';
import { type OutlineLine, outlineLines, placeBeside } from './outline-tree';
import { useOutlineEditor } from './use-outline';

export interface OutlineTableProps {
  readonly pages: readonly PageOutline[];
  onEdit(page: PageOutline): void;
  onRemove(page: PageOutline): void;
  onHistory(page: PageOutline): void;
}

/** The menu as a table, with what can be done with each line of it. */
export function OutlineTable(props: OutlineTableProps): ReactNode {
  const t = useT();
  return (
    <Table<OutlineLine>
      rowKey={({ page }) => page.uid}
      dataSource={[...outlineLines(props.pages)]}
      pagination={false}
      scroll={{ x: 640 }}
      columns={[
        { title: t('outline.name'), render: (_value, line) => <Name line={line} /> },
        { title: t('outline.state'), render: (_value, { page }) => (page.kind === 'group' ? null : <State page={page} />) },
        { title: t('outline.readers'), render: (_value, { page }) => <Readers page={page} /> },
        {
          title: t('outline.actions'),
          align: 'end',
          render: (_value, line) => <Actions {...props} line={line} />,
        },
      ]}
    />
  );
}

function Name({ line: { page, depth } }: { readonly line: OutlineLine }): ReactNode {
  const t = useT();
  return (
    <span style={{ paddingInlineStart: depth * 24 }}>
      {page.kind === 'group' ? (
        <Typography.Text strong>
          <FolderOutlined aria-hidden /> {page.title}
        </Typography.Text>
      ) : (
        <Link to={pagePath(page.uid, { edit: true })}>
          {page.icon === null ? null : (
            <span aria-hidden style={{ marginInlineEnd: 8 }}>
              <PageIcon name={page.icon} />
            </span>
          )}
          {page.title}
        </Link>
      )}
      {page.hidden ? <Tag style={{ marginInlineStart: 8 }}>{t('outline.isHidden')}</Tag> : null}
    </span>
  );
}

function State({ page: { revision, isChanged } }: { readonly page: PageOutline }): ReactNode {
  const t = useT();
  const state = revision === 0 ? 'draft' : isChanged ? 'changed' : 'published';
  return <Tag color={state === 'published' ? 'success' : 'warning'}>{t(`outline.states.${state}`)}</Tag>;
}

function Readers({ page: { roles } }: { readonly page: PageOutline }): ReactNode {
  const t = useT();
  const known = useRoleNames();
  const titleOf = (role: string): string => known.find(({ value }) => value === role)?.label ?? role;
  return roles.length === 0 ? t('outline.everybody') : roles.map(titleOf).join(', ');
}

function Actions({ line, onEdit, onRemove, onHistory }: Omit<OutlineTableProps, 'pages'> & { readonly line: OutlineLine }): ReactNode {
  const t = useT();
  const editor = useOutlineEditor();
  const feedback = useFeedback();
  const { page } = line;
  const action = (name: string, icon: ReactNode, press: (() => void) | undefined): ReactNode => (
    <Button
      key={name}
      type="text"
      icon={icon}
      disabled={press === undefined}
      aria-label={t(`outline.actionsOf.${name}`, { title: page.title })}
      onClick={press}
    />
  );
  const mover = (step: -1 | 1): (() => void) | undefined => {
    const before = placeBeside(line, step);
    return before === undefined ? undefined : () => void editor.move(page, before).catch((error: unknown) => feedback.failure(error));
  };
  return (
    <Flex justify="flex-end">
      {action('up', <ArrowUpOutlined />, mover(-1))}
      {action('down', <ArrowDownOutlined />, mover(1))}
      {page.kind === 'group' ? null : action('history', <HistoryOutlined />, () => onHistory(page))}
      {action('edit', <EditOutlined />, () => onEdit(page))}
      {action('remove', <DeleteOutlined />, () => onRemove(page))}
    </Flex>
  );
}
