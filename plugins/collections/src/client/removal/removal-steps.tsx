import { useApi, useT } from '@mortise/plugin-api/client';
import { Loaded } from '@mortise/ui';
import { useQuery } from '@tanstack/react-query';
import { Collapse } from 'antd';
import type { ReactNode } from 'react';
import { PlanSteps } from '../plan/plan-steps';
import { planOf } from '../plan/schema-plan';
import type { Removal } from './impact';

/** What the database will do to remove it; asked for when somebody wants to see it. */
export function RemovalSteps({ removal }: { readonly removal: Removal }): ReactNode {
  const t = useT();
  return <Collapse items={[{ key: 'sql', label: t('collections.plan.sql'), children: <PlannedSteps {...removal} /> }]} />;
}

function PlannedSteps({ collection, field }: Removal): ReactNode {
  const api = useApi();
  const plan = useQuery({
    queryKey: ['schema', 'removal', collection, field],
    gcTime: 0,
    queryFn: () =>
      planOf(api, field === undefined ? { action: 'collections:destroy', collection } : { action: 'fields:destroy', collection, field }),
  });
  return <Loaded query={plan}>{({ steps }) => <PlanSteps steps={steps} />}</Loaded>;
}
