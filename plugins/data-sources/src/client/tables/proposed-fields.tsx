import { useT } from '@mortise/plugin-api/client';
import { Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { FreeTable, ProposedField } from './free-table';

/** The fields a table would have, where they come from and where they lead. */
export function ProposedFields({ table }: { readonly table: FreeTable }): ReactNode {
  const t = useT();
  const { collection, columns, leftOut } = table;
  const fields: readonly ProposedField[] = collection?.fields ?? columns.map(({ name, type }) => ({ name, type, column: name }));
  const sqlTypes = new Map(columns.map(({ name, sqlType }) => [name, sqlType]));
  const missing = leftOut.map(({ name, sqlType }) => `${name} (${sqlType})`).join(', ');
  return (
    <Flex vertical gap={4} style={{ padding: 8 }}>
      <ul style={{ margin: 0, paddingInlineStart: 20 }}>
        {fields.map((field) => (
          <li key={field.name}>
            <FieldLine field={field} sqlType={sqlTypes.get(field.column ?? '')} />
          </li>
        ))}
      </ul>
      {missing === '' ? null : <Typography.Text type="secondary">{t('tables.leftOut', { columns: missing })}</Typography.Text>}
    </Flex>
  );
}

function FieldLine({ field, sqlType }: { readonly field: ProposedField; readonly sqlType: string | undefined }): ReactNode {
  const t = useT();
  const { name, type, column, target, readOnly } = field;
  const notes = [
    target === undefined ? type : t(`tables.relation.${type}`, { target }),
    column === undefined || column === name ? '' : t('tables.column', { column }),
    sqlType === undefined || sqlType.toLowerCase() === type.toLowerCase() ? '' : sqlType,
    readOnly === true ? t('tables.readOnly') : '',
  ];
  return (
    <>
      <Typography.Text strong>{name}</Typography.Text>
      <Typography.Text type="secondary"> – {notes.filter(Boolean).join(' · ')}</Typography.Text>
    </>
  );
}
