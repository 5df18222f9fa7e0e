import { theme } from 'antd';
import type { ReactNode } from 'react';
import { type DataRecord, titleOfField } from '../model/data-collection';
import type { DataField } from '../model/data-field';
import { ValueView } from '../values/value-view';

export interface ReadOnlyFieldsProps {
  readonly fields: readonly DataField[];
  readonly record: DataRecord;
}

/** Names and values, for what cannot be changed here. */
export function ReadOnlyFields({ fields, record }: ReadOnlyFieldsProps): ReactNode {
  const { token } = theme.useToken();
  return (
    <dl style={{ display: 'grid', gridTemplateColumns: 'minmax(96px, max-content) 1fr', gap: '8px 16px', margin: 0 }}>
      {fields.map((field) => (
        <div key={field.name} style={{ display: 'contents' }}>
          <dt style={{ color: token.colorTextSecondary }}>{titleOfField(field)}</dt>
          <dd style={{ margin: 0, minWidth: 0, overflowWrap: 'anywhere' }}>
            <ValueView field={field} value={record[field.name]} foreignKey={record[field.foreignKey ?? '']} full />
          </dd>
        </div>
      ))}
    </dl>
  );
}
