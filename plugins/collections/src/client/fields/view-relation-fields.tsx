import { useT } from '@mortise/plugin-api/client';
import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { type CollectionShape, isRelation } from '../definitions';
import type { KnownCollection } from '../use-known-collections';
import type { FieldValues } from './field-values';
import { TargetSelect } from './relation-fields';

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
  const target = Form.useWatch<FieldValues['target']>('target') ?? '…';
  const disabled = locked !== undefined;
  const columns = collection.fields.filter((field) => !isRelation(field)).map(({ name }) => ({ value: name, label: name }));
  return (
    <>
      <Form.Item
        name="target"
        label={t('collections.relation.target')}
        extra={locked ?? t(`collections.relation.${kind}Hint`)}
        rules={[{ required: true, message: t('collections.relation.targetMissing') }]}
      >
        <TargetSelect collections={collections} disabled={disabled} />
      </Form.Item>
      <Form.Item
        name="foreignKey"
        label={t('collections.relation.foreignKey')}
        extra={locked ?? t(`collections.view.${kind === 'm2o' ? 'keyHere' : 'keyThere'}`, { target })}
        rules={[{ required: true, message: t('collections.view.keyMissing') }]}
      >
        {kind === 'm2o' ? (
          <Select showSearch options={columns} disabled={disabled} />
        ) : (
          <Input disabled={disabled} spellCheck={false} autoComplete="off" />
        )}
      </Form.Item>
    </>
  );
}
