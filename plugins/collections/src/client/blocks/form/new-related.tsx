import { PlusOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { type RecordKey, titleOfCollection } from '../../data/model/data-collection';
import type { DataField } from '../../data/model/data-field';
import { useKnownCollection } from '../../data/model/use-collections';
import { NEW_RECORD } from '../../data/model/use-view';
import { RecordDrawer } from '../../data/record/record-drawer';

export interface NewRelatedProps {
  /** A relation to one record. */
  readonly field: DataField;
  /** With the key of what was made. */
  onMade(key: string): void;
}

const NOTHING = {};
const NO_KEYS: readonly RecordKey[] = [];

/** Makes the record a relation is to lead to, where it is not among those there are; nothing for whoever may not. */
export function NewRelated({ field, onMade }: NewRelatedProps): ReactNode {
  const t = useT();
  const target = useKnownCollection(field.target);
  const [open, setOpen] = useState(false);
  if (target?.actions.create === undefined) return null;
  return (
    <>
      <Button type="link" size="small" icon={<PlusOutlined />} style={{ paddingInline: 0 }} onClick={() => setOpen(true)}>
        {t('blocks.form.newRelated', { title: titleOfCollection(target) })}
      </Button>
      <RecordDrawer
        collection={target}
        record={open ? NEW_RECORD : undefined}
        values={NOTHING}
        pageKeys={NO_KEYS}
        onOpen={() => setOpen(false)}
        onMade={(key) => {
          if (key !== undefined) onMade(String(key));
        }}
      />
    </>
  );
}
