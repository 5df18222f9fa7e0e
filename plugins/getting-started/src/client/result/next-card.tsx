import { ApartmentOutlined, FileAddOutlined, SafetyOutlined, TableOutlined } from '@ant-design/icons';
import { useSession, useT } from '@mortise/plugin-api/client';
import { Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Facts } from '../facts/facts';
import { rolePlace } from '../steps/places';
import { COLLECTION, RIGHTS } from '../tutorial';
import { ResultCard } from './result-card';

interface Idea {
  readonly id: string;
  readonly icon: ReactNode;
  readonly place: string;
  /** Shown only to those who hold it. */
  readonly right?: string;
}

const DONE_ONLY = encodeURIComponent(JSON.stringify({ completed: true }));

function ideas({ role }: Facts): readonly Idea[] {
  return [
    { id: 'filter', icon: <TableOutlined />, place: `/data/${COLLECTION}?filter=${DONE_ONLY}` },
    { id: 'csv', icon: <FileAddOutlined />, place: '/settings/collections?import=1', right: RIGHTS.collections },
    { id: 'relations', icon: <ApartmentOutlined />, place: '/settings/collections?view=diagram', right: RIGHTS.collections },
    { id: 'rights', icon: <SafetyOutlined />, place: rolePlace(role?.name ?? ''), right: RIGHTS.roles },
  ];
}

/** What to try now. */
export function NextCard({ facts }: { readonly facts: Facts }): ReactNode {
  const t = useT();
  const { can } = useSession();
  const shown = ideas(facts).filter(({ right }) => right === undefined || can(right));
  return (
    <ResultCard title={t('result.next.title')}>
      <ul className="guide-next">
        {shown.map(({ id, icon, place }) => (
          <li key={id}>
            <Flex gap="small" align="flex-start" style={{ paddingBlock: 4 }}>
              <span aria-hidden style={{ fontSize: 18, lineHeight: '24px' }}>
                {icon}
              </span>
              <Flex vertical>
                <Link to={place} style={{ textDecoration: 'underline' }}>
                  {t(`result.next.${id}.title`)}
                </Link>
                <Typography.Text type="secondary">{t(`result.next.${id}.text`)}</Typography.Text>
              </Flex>
            </Flex>
          </li>
        ))}
      </ul>
    </ResultCard>
  );
}
