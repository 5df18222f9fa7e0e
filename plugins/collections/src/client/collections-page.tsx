import { useT } from '@mortise/plugin-api/client';
import { useUrlState } from '@mortise/ui';
import { Skeleton, theme } from 'antd';
import { type ReactNode, Suspense, lazy, useState } from 'react';
import { useFileDrop } from './csv/use-file-drop';
import { CollectionDetail } from './detail/collection-detail';
import { CollectionsOverview } from './list/collections-overview';

// The parser is loaded by those who import something.
const CsvImportPage = lazy(() => import('./csv/csv-import-page'));

/** The collections of the main database: all of them, one of them, or one that is being made of a file. */
export default function CollectionsPage(): ReactNode {
  const [collection] = useUrlState('collection');
  const [importing, setImporting] = useUrlState('import', { push: true });
  const [file, setFile] = useState<File>();
  const isOver = useFileDrop((dropped) => {
    // One that is being looked at, or read, is not taken away by accident.
    if (importing !== undefined && file !== undefined) return;
    setFile(dropped);
    setImporting('1');
  });
  const page =
    importing !== undefined ? (
      <ImportPage file={file} onFile={setFile} />
    ) : collection === undefined ? (
      <CollectionsOverview />
    ) : (
      <CollectionDetail key={collection} name={collection} />
    );
  return (
    <>
      {page}
      {isOver ? <DropHint /> : null}
    </>
  );
}

function ImportPage(props: { readonly file: File | undefined; onFile(file: File | undefined): void }): ReactNode {
  return (
    <Suspense fallback={<Skeleton active={false} title={false} />}>
      <CsvImportPage {...props} />
    </Suspense>
  );
}

function DropHint(): ReactNode {
  const t = useT();
  const { token } = theme.useToken();
  const frame = {
    border: `3px dashed ${token.colorPrimary}`,
    borderRadius: token.borderRadiusLG,
    background: token.colorBgElevated,
    color: token.colorText,
  };
  return (
    <div
      role="status"
      style={{
        ...frame,
        position: 'fixed',
        inset: 16,
        zIndex: 2000,
        display: 'grid',
        placeItems: 'center',
        pointerEvents: 'none',
        fontSize: 20,
      }}
    >
      {t('collections.csv.drop')}
    </div>
  );
}
