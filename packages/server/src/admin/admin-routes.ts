import type { SystemSettings } from '../system-settings/system-settings';
import { serveFiles } from '../static/static-files';
import type { ServedRoute } from '../targets/route-target';
import type { AdminFiles } from './admin-files';
import { adminPage } from './admin-page';

export interface AdminRouteParts {
  readonly files: AdminFiles;
  /** Ends with a slash. */
  readonly apiBase: string;
  readonly settings: Pick<SystemSettings, 'current'>;
}

/** The addresses at which the page decides itself what to show. */
const PAGES = ['/', '/signin', '/admin', '/admin/*rest'];

/** The admin's page and its files. Nothing in them is secret; what the page shows it asks for as whoever is signed in. */
export function adminRoutes({ files, apiBase, settings }: AdminRouteParts): readonly ServedRoute[] {
  const page: ServedRoute['handle'] = ({ client }) =>
    adminPage(files.manifest, {
      apiBase,
      title: settings.current.title,
      language: client.locale,
      origin: client.origin,
    });
  const asset: ServedRoute['handle'] = ({ params, header }) => serveFiles(files.table, `assets/${params['file'] ?? ''}`, header);
  return [
    ...PAGES.map((path) => ({ method: 'GET', path, permission: { kind: 'public' }, handle: page }) as const),
    { method: 'GET', path: '/assets/*file', permission: { kind: 'public' }, handle: asset },
  ];
}
