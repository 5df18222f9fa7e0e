import { TableOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { CodeBlock, EmptyState, Loaded, useUrlState } from '@mortise/ui';
import { Collapse, Flex, Select, Tag, Typography } from 'antd';
import { type ReactNode, useId } from 'react';
import type { Description, RestApi, ServedTable } from '../rest-api';
import { useDescription } from '../use-rest-apis';
import { type Endpoint, endpointsOf } from './endpoints';

export function EndpointsTab({ api }: { readonly api: RestApi }): ReactNode {
  const t = useT();
  const description = useDescription(api.id);
  return (
    <Loaded query={description}>
      {(found) =>
        found.tables.length === 0 ? (
          <EmptyState icon={<TableOutlined />} title={t('endpoints.none')} hint={t('endpoints.noneHint')} />
        ) : (
          <Endpoints description={found} />
        )
      }
    </Loaded>
  );
}

function Endpoints({ description: { slug, tables } }: { readonly description: Description }): ReactNode {
  const t = useT();
  const id = useId();
  const [chosen, choose] = useUrlState('table');
  const table = tables.find(({ name }) => name === chosen) ?? tables[0];
  if (!table) return null;
  return (
    <Flex vertical gap="middle">
      <Typography.Text>{t('endpoints.hint')}</Typography.Text>
      <Flex wrap gap="small" align="center">
        <label htmlFor={id}>{t('endpoints.table')}</label>
        <Select
          id={id}
          showSearch
          value={table.name}
          onChange={(name: string) => choose(name)}
          options={tables.map(({ name, isView }) => ({ value: name, label: isView ? t('endpoints.view', { name }) : name }))}
          style={{ minWidth: 220 }}
        />
        {table.isWritable ? null : <Tag>{t('endpoints.readOnly')}</Tag>}
      </Flex>
      <EndpointList slug={slug} table={table} />
    </Flex>
  );
}

function EndpointList({ slug, table }: { readonly slug: string; readonly table: ServedTable }): ReactNode {
  const t = useT();
  const endpoints = endpointsOf(window.location.origin, slug, table);
  return (
    <Collapse
      key={table.name}
      defaultActiveKey={['list']}
      items={endpoints.map((endpoint) => ({
        key: endpoint.id,
        label: <EndpointTitle endpoint={endpoint} />,
        children: <CodeBlock code={endpoint.curl} label={t('endpoints.curlOf', { path: `${endpoint.method} ${endpoint.path}` })} />,
      }))}
    />
  );
}

function EndpointTitle({ endpoint: { id, method, path } }: { readonly endpoint: Endpoint }): ReactNode {
  const t = useT();
  return (
    <Flex wrap gap="small" align="center">
      <Tag>{method}</Tag>
      <Typography.Text code style={{ overflowWrap: 'anywhere' }}>
        {path}
      </Typography.Text>
      <Typography.Text>{t(`endpoint.${id}`)}</Typography.Text>
    </Flex>
  );
}
