import { useT } from '@mortise/plugin-api/client';
import { Table } from 'antd';
import type { ReactNode } from 'react';
import type { Operation } from '../document';
import { MarkedText } from './marked-text';
import { Section } from './section';

/** Every status the operation may answer with. */
export function ResponseTable({ responses }: Pick<Operation, 'responses'>): ReactNode {
  const t = useT();
  return (
    <Section title={t('responses')}>
      <Table
        aria-label={t('responses')}
        size="small"
        rowKey="status"
        pagination={false}
        dataSource={responses}
        columns={[
          { dataIndex: 'status', title: t('statusCode'), width: 90 },
          { dataIndex: 'description', title: t('meaning'), render: (text: string) => <MarkedText text={text} /> },
        ]}
      />
    </Section>
  );
}
