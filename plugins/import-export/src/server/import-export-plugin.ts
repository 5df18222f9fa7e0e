import { core, defineServerPlugin } from '@mortise/plugin-api/server';
import { exportAction } from './export/export-action';
import { importAction } from './import/import-action';

const DEFAULT_MEGABYTES = 100;

export const importExportPlugin = defineServerPlugin({
  id: 'import-export',
  needs: { access: core.access, collections: core.collections, records: core.records, resources: core.resources, settings: core.settings },
  setup({ access, collections, records, resources, settings }, { signal: stopping }) {
    const maxBytes = (): number => {
      const { maxUploadMegabytes } = settings.get();
      return (typeof maxUploadMegabytes === 'number' ? maxUploadMegabytes : DEFAULT_MEGABYTES) * 1024 * 1024;
    };
    resources.addToCollections('export', exportAction({ access, collections, stopping }));
    resources.addToCollections('import', importAction({ records, maxBytes, stopping }));
  },
});
