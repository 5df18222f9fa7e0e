import { answers } from '@mortise/database';
import type { FacadeOwner } from '@mortise/kernel';
import { type ResourcesPort, core } from '@mortise/plugin-api/server';
import { adminRoutes } from '../admin/admin-routes';
import { bootResource } from '../boot/boot-resource';
import { homeRoute } from '../home/pages';
import { pmResource } from '../plugins/pm-resource';
import { probeRoutes } from '../probes/probe-routes';
import { eventsRoute } from '../push/events-route';
import { systemSettingsResource } from '../system-settings/system-settings-resource';
import type { Platform } from './platform';

/** The core's own resources and paths, registered as a plugin would. */
export function mountCore(platform: Platform, owner: FacadeOwner): void {
  const { resources, switchboard, apiBase, streams, host, source, sources, clientFiles, systemSettings, bootParts, adminFiles } = platform;
  const port = resources.facades.get(core.resources.id)?.(owner) as ResourcesPort;
  port.define(pmResource(platform));
  port.define(systemSettingsResource(systemSettings));
  port.define(bootResource({ resources, settings: systemSettings, parts: bootParts, clientFiles }));
  const probes = probeRoutes(apiBase, {
    state: () => platform.state,
    databaseAnswers: () => answers(source),
    otherSourcesAnswer: async () => (await Promise.all(sources.external().map(answers))).every(Boolean),
    anyPluginFailed: () => host.list().some(({ enabled, state }) => enabled && state === 'failed'),
  });
  const pages = adminFiles ? adminRoutes({ files: adminFiles, apiBase, settings: systemSettings }) : [homeRoute(apiBase)];
  for (const route of [...pages, ...probes, eventsRoute(apiBase, streams), clientFiles.route()]) {
    switchboard.mount(owner.id, route);
  }
}
