import { DownOutlined, FileTextOutlined } from '@ant-design/icons';
import { type SlotProps, useApi, useT } from '@mortise/plugin-api/client';
import { MenuButton } from '@mortise/ui';
import { type ReactNode, useState } from 'react';
import { EXPORTS, exportAddress } from './export/export-address';
import { saveFrom } from './export/save-from';
import { ImportDialog } from './import/import-dialog';

/** Exports what the table shows, and imports files into the same collection. */
export default function FilesMenu(place: SlotProps['data-action']): ReactNode {
  const { collection, view, mayCreate } = place;
  const t = useT();
  const api = useApi();
  const [importing, setImporting] = useState(false);
  const items = [
    ...(view === undefined ? [] : EXPORTS.map(({ key }) => ({ key, label: t(`files.export.${key}`) }))),
    ...(mayCreate ? [{ key: 'import', label: t('files.import.open') }] : []),
  ];
  const choose = (key: string): void => {
    const chosen = EXPORTS.find((one) => one.key === key);
    if (chosen && view) saveFrom(exportAddress(api, { collection, view, chosen }));
    else setImporting(true);
  };
  if (items.length === 0) return null;
  return (
    <>
      <MenuButton icon={<FileTextOutlined />} label={t('files.menu')} items={items} onChoose={choose}>
        {t('files.menu')}
        <DownOutlined aria-hidden />
      </MenuButton>
      <ImportDialog open={importing} into={place} onClose={() => setImporting(false)} />
    </>
  );
}
