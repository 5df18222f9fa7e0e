import { useT } from '@mortise/plugin-api/client';
import { EmptyState, Loaded } from '@mortise/ui';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Flex, Select, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { DELIMITERS, RowTooLong } from './csv-rows';
import { CsvForm } from './csv-form';
import { looksLikeHeadings } from './guess-columns';
import { type CsvReading, type CsvSample, readSample } from './read-sample';
import { ENCODINGS } from './text-source';

export interface CsvFileProps {
  readonly file: File;
  onOther(): void;
}

/** How the file is read, and what becomes of it. */
export function CsvFile({ file, onOther }: CsvFileProps): ReactNode {
  const t = useT();
  const [chosen, setChosen] = useState<Partial<CsvReading>>({});
  const [headings, setHeadings] = useState<boolean>();
  const sample = useSample(file, chosen);
  const other = <Button onClick={onOther}>{t('collections.csv.otherFile')}</Button>;
  if (sample.error instanceof RowTooLong)
    return <Alert type="error" showIcon title={t('collections.csv.openQuote', { row: sample.error.row })} action={other} />;
  return (
    <Loaded query={sample}>
      {(data) => {
        const hasHeadings = headings ?? looksLikeHeadings(data.rows);
        if (data.rows.length === 0)
          return <EmptyState title={t('collections.csv.empty')} hint={t('collections.csv.emptyHint')} action={other} />;
        const bar = (
          <ReadingBar
            file={file}
            sample={data}
            headings={hasHeadings}
            other={other}
            onReading={(part) => setChosen({ ...chosen, ...part })}
            onHeadings={setHeadings}
          />
        );
        return (
          <CsvForm
            key={`${data.encoding} ${data.delimiter} ${hasHeadings}`}
            file={file}
            sample={data}
            hasHeadings={hasHeadings}
            bar={bar}
          />
        );
      }}
    </Loaded>
  );
}

function useSample(file: File, chosen: Partial<CsvReading>): UseQueryResult<CsvSample> {
  return useQuery({
    queryKey: ['csv', file.name, file.lastModified, file.size, chosen],
    queryFn: () => readSample(file, chosen),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
}

interface ReadingBarProps {
  readonly file: File;
  readonly sample: CsvSample;
  readonly headings: boolean;
  readonly other: ReactNode;
  onReading(part: Partial<CsvReading>): void;
  onHeadings(headings: boolean): void;
}

function ReadingBar({ file, sample, headings, other, onReading, onHeadings }: ReadingBarProps): ReactNode {
  const t = useT();
  return (
    <Flex gap="middle" wrap align="center">
      <Flex gap="small" align="center">
        <Typography.Text strong>{file.name}</Typography.Text>
        {other}
      </Flex>
      <Select
        aria-label={t('collections.csv.encoding')}
        value={sample.encoding}
        options={ENCODINGS.map((value) => ({ value, label: t(`collections.csv.encodings.${value}`) }))}
        style={{ width: 210 }}
        onChange={(encoding) => onReading({ encoding })}
      />
      <Select
        aria-label={t('collections.csv.delimiter')}
        value={sample.delimiter}
        options={DELIMITERS.map((value) => ({ value, label: t(`collections.csv.delimiters.${DELIMITER_NAMES[value]}`) }))}
        style={{ width: 170 }}
        onChange={(delimiter: string) => onReading({ delimiter })}
      />
      <Checkbox checked={headings} onChange={({ target }) => onHeadings(target.checked)}>
        {t('collections.csv.headings')}
      </Checkbox>
    </Flex>
  );
}

const DELIMITER_NAMES = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;
