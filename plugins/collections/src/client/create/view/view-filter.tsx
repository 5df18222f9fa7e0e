import { FilterOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { Button, Flex, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { FilterDrawer } from '../../data/filter/filter-drawer';
import type { DataCollection } from '../../data/model/data-collection';
import { CollectionsContext } from '../../data/model/use-collections';
import { useViewVariables } from './use-view-variables';

export interface ViewFilterProps {
  readonly collection: DataCollection;
  readonly all: readonly DataCollection[];
  readonly id?: string;
  readonly value?: JsonObject;
  onChange?(filter: JsonObject | undefined): void;
}

/** Which records a view shows; all unless somebody says otherwise. */
export function ViewFilter({ collection, all, id, value, onChange }: ViewFilterProps): ReactNode {
  const t = useT();
  const [open, setOpen] = useState(false);
  const variables = useViewVariables();
  return (
    <CollectionsContext value={all}>
      <Flex gap="small" align="center">
        <Button {...(id === undefined ? {} : { id })} icon={<FilterOutlined />} onClick={() => setOpen(true)}>
          {t('collections.view.choose')}
        </Button>
        <Typography.Text type="secondary">{t(value === undefined ? 'collections.view.all' : 'collections.view.some')}</Typography.Text>
      </Flex>
      <FilterDrawer
        open={open}
        collection={collection}
        filter={value}
        variables={variables}
        onApply={(next) => {
          setOpen(false);
          onChange?.(next);
        }}
        onClose={() => setOpen(false)}
      />
    </CollectionsContext>
  );
}
