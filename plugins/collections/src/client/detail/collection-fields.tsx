import { PlusOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { useUrlPatch, useUrlState } from '@mortise/ui';
import { Alert, Button, Flex } from 'antd';
import { type ReactNode, useState } from 'react';
import type { CollectionShape } from '../definitions';
import { FieldDrawer } from '../fields/field-drawer';
import { RemovalDialog } from '../removal/removal-dialog';
import { FieldTable } from './field-table';
import { QueryChange } from './view/query-change';

export interface CollectionFieldsProps {
  readonly collection: CollectionShape;
  readonly editable: boolean;
}

/** The fields of a collection, to be added to, changed and removed. */
export function CollectionFields({ collection, editable }: CollectionFieldsProps): ReactNode {
  const t = useT();
  const [edited] = useUrlState('field');
  const [isNew] = useUrlState('newField');
  const patch = useUrlPatch({ push: true });
  const [removing, setRemoving] = useState<string>();
  const field = collection.fields.find(({ name }) => name === edited);
  const open = editable && (isNew !== undefined || field !== undefined);
  const { view } = collection;
  return (
    <Flex vertical gap="middle">
      {view === undefined ? null : <Alert type="info" showIcon title={t('collections.view.of', { collection: view.collection })} />}
      {editable ? (
        <Flex gap="small" wrap>
          {view === undefined ? null : <QueryChange collection={collection} view={view} />}
          <Button type={view === undefined ? 'primary' : 'default'} icon={<PlusOutlined />} onClick={() => patch({ newField: '1' })}>
            {t(view === undefined ? 'collections.field.add' : 'collections.view.addRelation')}
          </Button>
        </Flex>
      ) : (
        <Alert type="info" showIcon title={t('collections.detail.ofPlugin')} />
      )}
      <FieldTable collection={collection} editable={editable} onEdit={(name) => patch({ field: name })} onRemove={setRemoving} />
      <FieldDrawer
        key={field?.name ?? ''}
        collection={collection}
        field={isNew === undefined ? field : undefined}
        open={open}
        onClose={() => patch({ field: undefined, newField: undefined })}
      />
      <RemovalDialog
        removal={removing === undefined ? undefined : { collection: collection.name, field: removing }}
        onClose={() => setRemoving(undefined)}
      />
    </Flex>
  );
}
