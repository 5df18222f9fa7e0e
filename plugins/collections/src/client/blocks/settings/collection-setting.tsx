import { useT } from '@mortise/plugin-api/client';
import { FailureNotice } from '@mortise/ui';
import { Flex } from 'antd';
import type { ReactNode } from 'react';
import { type DataCollection, titleOfCollection } from '../../data/model/data-collection';
import { CollectionsContext, useDataCollection } from '../../data/model/use-collections';
import { ChoiceSetting } from './labeled';

export interface CollectionSettingProps {
  /** Name; `''` while none is chosen. */
  readonly collection: string;
  /** The right the author needs on what is offered; whoever looks at the page is asked for their own. */
  readonly needs: 'view' | 'create' | 'update';
  onChange(collection: string): void;
  /** What there is to set once a collection is chosen. */
  readonly children: (collection: DataCollection) => ReactNode;
}

/** Which collection a block is about, and everything that depends on it. */
export function CollectionSetting({ collection: name, needs, onChange, children }: CollectionSettingProps): ReactNode {
  const t = useT();
  const { all, collection, error, retry } = useDataCollection(name);
  const offered = all.filter(({ actions }) => actions[needs] !== undefined);
  return (
    <Flex vertical gap="middle">
      {error === undefined ? null : <FailureNotice error={error} onRetry={retry} />}
      <ChoiceSetting
        label={t('blocks.collection')}
        value={name}
        options={offered.map((one) => ({ value: one.name, label: titleOfCollection(one) }))}
        onChange={onChange}
      />
      {collection === undefined ? null : <CollectionsContext value={all}>{children(collection)}</CollectionsContext>}
    </Flex>
  );
}
