import { useLanguage, useT } from '@mortise/plugin-api/client';
import { Button, Flex, Table, type TableColumnsType, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { BlockGrants } from '../../../contract';
import { type GrantRequest, isGranted } from '../grants/edit-grants';
import { grantForCall } from '../grants/grant-for-call';
import type { FrameCall } from '../../frame/frame-facts';
import { useGrantableCollections } from '../grants/use-grantable';
import type { Numbered } from './run-log';

export interface CallsPanelProps {
  readonly calls: readonly Numbered<FrameCall>[];
  readonly grants: BlockGrants;
  onGrant(request: GrantRequest): void;
}

/** What the code asked the page and the server for. A refused call can be allowed on the spot. */
export function CallsPanel({ calls, grants, onGrant }: CallsPanelProps): ReactNode {
  const t = useT();
  const language = useLanguage();
  const columns: TableColumnsType<Numbered<FrameCall>> = [
    {
      title: t('editor.calls.what'),
      render: (_value, call) => (
        <Flex vertical gap={4} align="flex-start">
          <code style={{ overflowWrap: 'anywhere' }}>{call.what === '' ? call.op : call.what}</code>
          {call.error === undefined ? null : <Typography.Text type="danger">{call.error}</Typography.Text>}
          <Allow call={call} grants={grants} onGrant={onGrant} />
        </Flex>
      ),
    },
    { title: t('editor.calls.status'), render: (_value, { status }) => <Tag color={colorOf(status)}>{status}</Tag> },
    {
      title: t('editor.calls.time'),
      align: 'end',
      render: (_value, { ms }) => t('editor.calls.ms', { ms: new Intl.NumberFormat(language).format(Math.round(ms)) }),
    },
  ];
  if (calls.length === 0) return <Typography.Text type="secondary">{t('editor.calls.empty')}</Typography.Text>;
  return (
    <Table
      aria-label={t('editor.calls.title')}
      rowKey="number"
      size="small"
      pagination={false}
      columns={columns}
      dataSource={calls.toReversed()}
    />
  );
}

function Allow({ call, grants, onGrant }: Omit<CallsPanelProps, 'calls'> & { readonly call: FrameCall }): ReactNode {
  const t = useT();
  const collections = useGrantableCollections();
  const request = call.status === 403 ? grantForCall(call) : undefined;
  if (request === undefined) return null;
  if (isGranted(grants, request)) return <Typography.Text type="secondary">{t('editor.calls.allowed')}</Typography.Text>;
  const isOutOfReach =
    request.kind === 'collection' && collections.length > 0 && !collections.some(({ name }) => name === request.resource);
  if (isOutOfReach) return <Typography.Text type="secondary">{t('editor.calls.outOfReach')}</Typography.Text>;
  const name = request.kind === 'collection' ? request.resource : request.name;
  const action = request.kind === 'collection' ? request.action : 'call';
  return (
    <Button size="small" onClick={() => onGrant(request)}>
      {t(`editor.calls.allow.${action}`, { name })}
    </Button>
  );
}

function colorOf(status: number): string {
  if (status >= 200 && status < 400) return 'success';
  return 'error';
}
