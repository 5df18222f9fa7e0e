import { ArrowLeftOutlined, InboxOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Screen } from '@mortise/ui';
import { Flex, Upload } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
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
    <Flex vertical gap="small">
      <nav aria-label={t('collections.detail.path')}>
        <Link to="?">
          <ArrowLeftOutlined aria-hidden /> {t('collections.detail.all')}
        </Link>
      </nav>
      <Screen title={t('collections.csv.title')} description={t('collections.csv.description')}>
        {file === undefined ? (
          <FileChoice onFile={onFile} />
        ) : (
          <CsvFile key={`${file.name} ${file.lastModified}`} file={file} onOther={() => onFile(undefined)} />
        )}
      </Screen>
    </Flex>
  );
}

function FileChoice({ onFile }: Pick<CsvImportPageProps, 'onFile'>): ReactNode {
  const t = useT();
  return (
    <Upload.Dragger
      accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values"
      showUploadList={false}
      // Nothing is sent: the file is read here.
      beforeUpload={(file) => {
        onFile(file);
        return false;
      }}
    >
      <Flex vertical align="center" gap="small" style={{ padding: 24 }}>
        <InboxOutlined aria-hidden style={{ fontSize: 40 }} />
        <strong>{t('collections.csv.choose')}</strong>
        <span>{t('collections.csv.chooseHint')}</span>
      </Flex>
    </Upload.Dragger>
  );
}
