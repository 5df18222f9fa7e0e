import { useT } from '@mortise/plugin-api/client';
import { Form } from 'antd';
import type { ReactNode } from 'react';
import { type CollectionShape, isRelation } from '../definitions';
import type { KnownCollection } from '../use-known-collections';
import { ColumnSelect } from './column-select';
import type { FieldValues } from './field-values';
import { TargetSelect } from './relation-fields';
import { useTargetColumns } from './use-target-columns';

/** The relations a view can have: they need a column that is there. */
export const RELATIONS_OF_VIEWS: readonly string[] = ['m2o', 'o2m', 'oho'];

export interface ViewRelationFieldsProps {
  readonly collection: CollectionShape;
  readonly kind: string;
  readonly collections: readonly KnownCollection[];
  /** Why nothing of it can be changed. */
  readonly locked: string | undefined;
}

/** Where a relation of a view leads, and by which column. The database keeps nothing of it, so removals mean nothing here. */
export function ViewRelationFields({ collection, kind, collections, locked }: ViewRelationFieldsProps): ReactNode {
  const t = useT();
  const form = Form.useFormInstance<FieldValues>();
  const target = Form.useWatch<FieldValues['target']>('target');
  const there = useTargetColumns(target);
  const disabled = locked !== undefined;
  const holdsKey = kind === 'm2o';
  const here = collection.fields.filter((field) => !isRelation(field)).map(({ name }) => name);
  return (
    <>
      <Form.Item
        name="target"
        label={t('collections.relation.target')}
        extra={locked ?? t(`collections.relation.${kind}Hint`)}
        rules={[{ required: true, message: t('collections.relation.targetMissing') }]}
      >
        <TargetSelect
          collections={collections}
          disabled={disabled}
          // Another collection has other columns.
          onChange={() => (holdsKey ? undefined : form.setFieldValue('foreignKey', undefined))}
        />
      </Form.Item>
      <Form.Item
        name="foreignKey"
        label={t('collections.relation.foreignKey')}
        extra={locked ?? t(`collections.view.${holdsKey ? 'keyHere' : 'keyThere'}`, { target: target ?? '…' })}
        rules={[{ required: true, message: t('collections.view.keyMissing') }]}
      >
        <ColumnSelect columns={holdsKey ? here : there?.names} disabled={disabled} />
      </Form.Item>
    </>
  );
}
