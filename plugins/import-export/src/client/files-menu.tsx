import { DownOutlined, FileTextOutlined } from '@ant-design/icons';
import { MAIN_SOURCE, type SlotProps, useApi, useFeedback, useT } from '@mortise/plugin-api/client';
import { MenuButton } from '@mortise/ui';
import { type ReactNode, Suspense, lazy, useState } from 'react';
import { EXPORTS, type Exported, downloadExport, exportAddress, fileNameOf } from './export/export-address';
import { saveBlob, saveFrom } from './export/save-from';

// Loaded by those who import something.
const ImportDialog = lazy(() => import('./import/import-dialog'));

/** Exports what the table shows, and imports files into the same collection. */
export default function FilesMenu(place: SlotProps['data-action']): ReactNode {
  const { collection, dataSource, view, mayCreate } = place;
  const t = useT();
  const api = useApi();
  const feedback = useFeedback();
  const [importing, setImporting] = useState(false);
  const items = [
    ...(view === undefined ? [] : EXPORTS.map(({ key }) => ({ key, label: t(`files.export.${key}`) }))),
    ...(mayCreate ? [{ key: 'import', label: t('files.import.open') }] : []),
  ];
  const choose = (key: string): void => {
    const chosen = EXPORTS.find((one) => one.key === key);
    if (chosen && view) void save({ collection, view, chosen });
    else setImporting(true);
  };
  const save = async (exported: Exported): Promise<void> => {
    if (dataSource === MAIN_SOURCE) return saveFrom(exportAddress(api, exported));
    try {
      saveBlob(await downloadExport(api, exported), fileNameOf(exported));
    } catch (error) {
      feedback.failure(error);
    }
  };
  if (items.length === 0) return null;
  return (
    <>
      <MenuButton icon={<FileTextOutlined />} label={t('files.menu')} items={items} onChoose={choose}>
        {t('files.menu')}
        <DownOutlined aria-hidden />
      </MenuButton>
      {importing ? (
        <Suspense fallback={null}>
          <ImportDialog open into={place} onClose={() => setImporting(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
