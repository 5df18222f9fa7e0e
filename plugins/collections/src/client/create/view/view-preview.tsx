import { useApi, useLanguage, useT } from '@mortise/plugin-api/client';
import type { JsonObject, JsonValue } from '@mortise/shared';
import { Loaded } from '@mortise/ui';
import { useQuery } from '@tanstack/react-query';
import { Alert, Flex, Table, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { FieldShape } from '../../definitions';
import { titleOf } from '../../names/localized';
import { type ViewValues, viewBody } from './view-values';

interface Preview {
  readonly fields: readonly FieldShape[];
  readonly rows: readonly JsonObject[];
}

export interface ViewPreviewProps {
  readonly values: ViewValues;
  /** Of the view that is changed, which cannot read itself. */
  readonly name?: string;
}

/** What a view would show, and to whom. */
export function ViewPreview({ values, name = '' }: ViewPreviewProps): ReactNode {
  const t = useT();
  const api = useApi();
  const view = viewBody(values);
  const preview = useQuery({
    queryKey: ['schema', 'viewPreview', name, view],
    queryFn: async ({ signal }) => (await api.post<Preview>('collections:previewView', { values: { view, name }, signal })).data,
    retry: false,
  });
  return (
    <Flex vertical gap="middle" style={{ marginBottom: 24 }}>
      <Alert type="info" showIcon title={t('collections.view.rights')} />
      <Loaded query={preview}>{(found) => <PreviewTable preview={found} />}</Loaded>
    </Flex>
  );
}

function PreviewTable({ preview: { fields, rows } }: { readonly preview: Preview }): ReactNode {
  const t = useT();
  const language = useLanguage();
  const columns = fields.map((field) => ({
    key: field.name,
    title: titleOf(field, language),
    render: (_value: unknown, { row }: { readonly row: JsonObject }) => textOf(row[field.name]),
  }));
  const label = t('collections.view.preview');
  return (
    <>
      <Typography.Text strong>{label}</Typography.Text>
      <Table
        aria-label={label}
        size="small"
        columns={columns}
        dataSource={rows.map((row, index) => ({ key: index, row }))}
        scroll={{ x: 'max-content', y: 320 }}
        pagination={false}
      />
    </>
  );
}

function textOf(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
