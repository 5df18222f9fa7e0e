import { PlusOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { Button, Flex } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { type DataCollection, findField, isWritable, titleOfCollection, titleOfField } from '../model/data-collection';
import type { DataField } from '../model/data-field';
import { kindOf } from '../model/field-kind';
import { RelationPicker } from '../values/relation-picker';
import { newRecordPath } from './record-path';
import type { Links } from './use-links';

export interface RelatedAdderProps {
  readonly field: DataField;
  readonly target: DataCollection;
  /** Of the record the others are to belong to. */
  readonly recordKey: string | number;
  readonly links: Links;
}

/** Takes a record that is there already into a relation, or leads to the form for a new one. */
export function RelatedAdder({ field, target, recordKey, links }: RelatedAdderProps): ReactNode {
  const t = useT();
  const navigate = useNavigate();
  const verb = field.type === 'hasOne' ? 'set' : 'add';
  const title = titleOfField(field);
  const anew = newValuesFor(target, field, recordKey);
  return (
    <Flex gap="small" align="center" aria-busy={links.busy}>
      <RelationPicker
        aria-label={t(`data.related.${verb}`, { title })}
        // What is picked goes into the list, and the box is empty for the next.
        field={{ ...field, allowNull: false }}
        values={[]}
        onChange={([key]) => key !== undefined && void links.change(verb, key)}
      />
      {anew === undefined ? null : (
        <Button
          icon={<PlusOutlined />}
          aria-label={t('data.related.newOf', { title: titleOfCollection(target) })}
          onClick={() => void navigate(newRecordPath(target, anew))}
        >
          {t('data.related.new')}
        </Button>
      )}
    </Flex>
  );
}

/** What a new record there begins with, so that it leads back here; undefined where the viewer may not fill that in. */
export function newValuesFor(
  target: DataCollection,
  { type, foreignKey = '' }: Pick<DataField, 'type' | 'foreignKey'>,
  key: string | number,
): JsonObject | undefined {
  const leadsBack = target.fields.find((field) => kindOf(field) === 'one' && field.foreignKey === foreignKey);
  const filled = leadsBack ?? findField(target, foreignKey);
  if (type === 'belongsToMany' || filled === undefined || target.actions.create === undefined) return undefined;
  return isWritable(target, filled, 'create') ? { [filled.name]: key } : undefined;
}
