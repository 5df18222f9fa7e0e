import { useSession } from '@mortise/plugin-api/client';
import type { ReactNode } from 'react';
import { Route, Routes } from 'react-router';
import { HomePage } from '../home/home-page';
import { LoadedPart } from '../plugins/loaded-part';
import { SettingsArea } from '../settings/settings-area';
import { useContributions } from './admin-context';
import { LostPage } from './lost-page';
import { NoRolePage } from './no-role-page';

/** The page an address stands for, among those that are registered now. */
export function AdminPages(): ReactNode {
  const { pages } = useContributions();
  if (useSession().role === '') return <NoRolePage />;
  return (
    <Routes>
      <Route index element={<HomePage />} />
      <Route path="settings/*" element={<SettingsArea />} />
      {pages.map(({ owner, path, load }) => (
        <Route key={`${owner} ${path}`} path={path} element={<LoadedPart owner={owner} load={load} properties={{}} isPage />} />
      ))}
      <Route path="*" element={<LostPage />} />
    </Routes>
  );
}
