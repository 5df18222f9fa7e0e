import { SubnodeOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { DataCollection } from '../model/data-collection';
import { newValuesFor } from './related-adder';

export interface AddChildProps {
  readonly collection: DataCollection;
  /** Its key. */
  readonly record: string;
  /** Opens the form for a new record that begins with these values. */
  onCreate(values: JsonObject): void;
}

/** In a tree: the way to a new record below this one. Nothing where the viewer may not. */
export function AddChild({ collection, record, onCreate }: AddChildProps): ReactNode {
  const t = useT();
  const { treeKey } = collection;
  const values = treeKey === undefined ? undefined : newValuesFor(collection, { type: 'hasMany', foreignKey: treeKey }, record);
  if (values === undefined) return null;
  return <Button type="text" icon={<SubnodeOutlined />} aria-label={t('data.tree.addChild')} onClick={() => onCreate(values)} />;
}
