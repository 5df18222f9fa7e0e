import { useServices, useT } from '@mortise/plugin-api/client';
import { EmptyState, Screen } from '@mortise/ui';
import { LockOutlined } from '@ant-design/icons';
import { Card, Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Link, Route, Routes, useParams } from 'react-router';
import { LoadedPart } from '../plugins/loaded-part';
import { useContributions } from '../shell/admin-context';
import { LostPage } from '../shell/lost-page';
import { visibleSettings } from '../shell/navigation';

/** `/settings`: an overview of all settings pages; `/settings/<id>`: one of them. */
export function SettingsArea(): ReactNode {
  return (
    <Routes>
      <Route index element={<SettingsOverview />} />
      <Route path=":id/*" element={<SettingsPageOf />} />
    </Routes>
  );
}

function SettingsPageOf(): ReactNode {
  const { id } = useParams();
  const page = visibleSettings(useContributions(), useServices().session).find((candidate) => candidate.id === id);
  return page === undefined ? <LostPage /> : <LoadedPart owner={page.owner} load={page.load} properties={{}} isPage />;
}

function SettingsOverview(): ReactNode {
  const t = useT();
  const { session, translate } = useServices();
  const pages = visibleSettings(useContributions(), session);
  return (
    <Screen title={t('settings.title')} description={t('settings.hint')}>
      {pages.length === 0 ? <EmptyState icon={<LockOutlined />} title={t('settings.none')} hint={t('settings.noneHint')} /> : null}
      <ul className="card-grid">
        {pages.map(({ id, owner, icon, title, description }) => (
          <li key={id}>
            <Link to={`/settings/${id}`} className="card-link">
              <Card hoverable size="small" style={{ height: '100%' }}>
                <Flex gap="middle" align="flex-start">
                  <span aria-hidden className="card-icon">
                    {icon}
                  </span>
                  <Flex vertical>
                    <Typography.Text strong>{translate(owner)(title)}</Typography.Text>
                    {description === undefined ? null : <Typography.Text type="secondary">{translate(owner)(description)}</Typography.Text>}
                  </Flex>
                </Flex>
              </Card>
            </Link>
          </li>
        ))}
      </ul>
    </Screen>
  );
}
