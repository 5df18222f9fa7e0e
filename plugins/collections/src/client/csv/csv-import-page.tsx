import { useT } from '@mortise/plugin-api/client';
import { FileDrop, Screen } from '@mortise/ui';
import type { ReactNode } from 'react';
import { CsvFile } from './csv-file';

export interface CsvImportPageProps {
  /** The file that was dropped or chosen. */
  readonly file: File | undefined;
  onFile(file: File | undefined): void;
}

/** Makes a collection of a file, with its rows. */
export default function CsvImportPage({ file, onFile }: CsvImportPageProps): ReactNode {
  const t = useT();
  return (
    <Screen
      title={t('collections.csv.title')}
      description={t('collections.csv.description')}
      back={{ to: '?', label: t('collections.detail.all') }}
    >
      {file === undefined ? (
        <FileDrop
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values"
          title={t('collections.csv.choose')}
          hint={t('collections.csv.chooseHint')}
          onFile={onFile}
        />
      ) : (
        <CsvFile key={`${file.name} ${file.lastModified}`} file={file} onOther={() => onFile(undefined)} />
      )}
    </Screen>
  );
}
