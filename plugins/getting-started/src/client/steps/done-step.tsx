import { useSession, useT } from '@mortise/plugin-api/client';
import { Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Facts } from '../facts/facts';
import type { Step } from '../facts/progress';
import { COLLECTION } from '../tutorial';
import { maySeeResult, resultPlaceOf } from './places';

/** What a step has led to, with the way there. */
export function DoneStep({ step, facts }: { readonly step: Step; readonly facts: Facts }): ReactNode {
  const t = useT();
  const { can } = useSession();
  const [key] = facts.keys;
  const details = {
    collection: COLLECTION,
    count: facts.todoCount,
    role: facts.role?.title ?? facts.role?.name ?? '',
    user: facts.apiUser?.nickname ?? facts.apiUser?.username ?? '',
    key: key?.name ?? '',
  };
  return (
    <Flex wrap gap="small">
      <Typography.Text>{t(`steps.${step}.result`, details)}</Typography.Text>
      {maySeeResult(step, facts, can) ? (
        <Link to={resultPlaceOf(step, facts)} style={{ textDecoration: 'underline' }}>
          {t(`steps.${step}.look`)}
        </Link>
      ) : null}
    </Flex>
  );
}
