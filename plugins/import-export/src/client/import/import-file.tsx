import { type SlotProps, useApi, useT } from '@mortise/plugin-api/client';
import { Loaded, useWork } from '@mortise/ui';
import { type UseQueryResult, keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Flex } from 'antd';
import { type ReactNode, useState } from 'react';
import { ColumnsTable } from './columns-table';
import { FaultsTable } from './faults-table';
import { type ImportPreview, type ImportReport, type Mapping, commitImport, previewImport } from './import-api';

export interface ImportFileProps {
  readonly collection: string;
  readonly fields: SlotProps['data-action']['fields'];
  readonly file: File;
  onOther(): void;
  onClose(): void;
}

/** What a file would bring, and what it has brought. */
export function ImportFile({ collection, fields, file, onOther, onClose }: ImportFileProps): ReactNode {
  const t = useT();
  const [report, setReport] = useState<ImportReport | undefined>();
  if (report === undefined) return <Preview collection={collection} fields={fields} file={file} onOther={onOther} onReport={setReport} />;
  const { imported, failed, faults } = report;
  return (
    <Flex vertical gap="middle">
      <Alert
        role="status"
        type={failed === 0 ? 'success' : 'warning'}
        showIcon
        title={t('files.import.done', { count: imported, failed })}
      />
      <FaultsTable faults={faults} />
      <Flex gap="small" justify="flex-end">
        <Button onClick={onOther}>{t('files.import.other')}</Button>
        <Button type="primary" onClick={onClose}>
          {t('files.import.close')}
        </Button>
      </Flex>
    </Flex>
  );
}

type PreviewProps = Pick<ImportFileProps, 'collection' | 'fields' | 'file' | 'onOther'> & { onReport(report: ImportReport): void };

function Preview({ collection, fields, file, onOther, onReport }: PreviewProps): ReactNode {
  const t = useT();
  const [mapping, setMapping] = useState<Mapping>({});
  const [skip, setSkip] = useState(false);
  const { start, dialog } = useImport({ collection, file, onReport });
  const preview = usePreview({ collection, file }, mapping);
  const other = <Button onClick={onOther}>{t('files.import.other')}</Button>;
  return (
    <Flex vertical gap="middle">
      <Loaded query={preview}>
        {({ columns, checked, faulty, faults }) => (
          <Flex vertical gap="middle">
            {columns === null ? null : (
              <ColumnsTable fields={fields} columns={columns} onMap={(heading, field) => setMapping({ ...mapping, [heading]: field })} />
            )}
            <Alert
              role="status"
              type={faulty === 0 ? 'success' : 'warning'}
              showIcon
              title={t('files.import.checked', { count: checked, faulty })}
              {...(faulty === 0 || skip ? {} : { description: t('files.import.correct') })}
            />
            <FaultsTable faults={faults} />
            <Checkbox checked={skip} onChange={({ target }) => setSkip(target.checked)}>
              {t('files.import.skip')}
            </Checkbox>
            <Flex gap="small" justify="flex-end">
              {other}
              <Button type="primary" disabled={faulty > 0 && !skip} onClick={() => start(completed(mapping, columns), skip)}>
                {t('files.import.start')}
              </Button>
            </Flex>
          </Flex>
        )}
      </Loaded>
      {preview.data === undefined ? <Flex justify="flex-end">{other}</Flex> : null}
      {dialog}
    </Flex>
  );
}

function usePreview({ collection, file }: Pick<ImportFileProps, 'collection' | 'file'>, mapping: Mapping): UseQueryResult<ImportPreview> {
  const api = useApi();
  return useQuery({
    queryKey: ['import', collection, file.name, file.lastModified, file.size, mapping],
    queryFn: () => previewImport(api, { collection, file }, mapping),
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
}

/** Columns for which no field was found are left out: the viewer has seen so. */
function completed(mapping: Mapping, columns: readonly { heading: string; field: string | null }[] | null): Mapping {
  const unknown = (columns ?? []).filter(({ field }) => field === null);
  return { ...Object.fromEntries(unknown.map(({ heading }) => [heading, null])), ...mapping };
}

function useImport({ collection, file, onReport }: Pick<PreviewProps, 'collection' | 'file' | 'onReport'>): {
  start(mapping: Mapping, skip: boolean): void;
  readonly dialog: ReactNode;
} {
  const t = useT();
  const api = useApi();
  const queries = useQueryClient();
  const { run, dialog } = useWork();
  const start = (mapping: Mapping, skip: boolean): void => {
    void run(t('files.import.working', { name: file.name }), async (tell, signal) => {
      const onProgress = ({ imported = 0, failed = 0 }: Readonly<Record<string, unknown>>): void =>
        tell({ done: 0, total: 0, text: t('files.import.progress', { imported: Number(imported), failed: Number(failed) }) });
      try {
        onReport(await commitImport(api, { collection, file }, { mapping, skip, signal, onProgress }));
      } finally {
        await queries.invalidateQueries({ queryKey: ['records', collection] });
      }
    });
  };
  return { start, dialog };
}
