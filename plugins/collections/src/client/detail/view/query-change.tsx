import { EditOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { FailureNotice, useUrlState } from '@mortise/ui';
import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { useViewVariables } from '../../create/view/use-view-variables';
import { viewObstacle } from '../../create/view/view-obstacle';
import { useDataCollection } from '../../data/model/use-collections';
import type { CollectionShape, ViewShape } from '../../definitions';
import { ViewQueryDrawer } from './view-query-drawer';

export interface QueryChangeProps {
  readonly collection: CollectionShape;
  readonly view: ViewShape;
}

/** Lets people change the query of a view, or says why it cannot be done here. */
export function QueryChange({ collection, view }: QueryChangeProps): ReactNode {
  const t = useT();
  const [opened, open] = useUrlState('query', { push: true });
  const source = useDataCollection(view.collection);
  const variables = useViewVariables();
  if (source.loading) return null;
  if (source.error !== undefined) return <FailureNotice error={source.error} onRetry={source.retry} />;
  const obstacle = viewObstacle(view, { ...source, variables });
  if (obstacle !== undefined) {
    const reason = t(`collections.view.obstacle.${obstacle.what}`, { name: obstacle.name });
    return <Alert type="info" showIcon title={t('collections.view.fixed', { reason })} style={{ flexBasis: '100%' }} />;
  }
  return (
    <>
      <Button type="primary" icon={<EditOutlined />} onClick={() => open('1')}>
        {t('collections.view.change')}
      </Button>
      <ViewQueryDrawer collection={collection} view={view} open={opened !== undefined} onClose={() => open(undefined)} />
    </>
  );
}
