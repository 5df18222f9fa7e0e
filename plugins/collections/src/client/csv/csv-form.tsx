import { useLanguage, useT } from '@mortise/plugin-api/client';
import { FailureNotice } from '@mortise/ui';
import { Button, Flex, Form, Typography } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { PRESET_NAMES } from '../definitions';
import { nameIssue, suggestName, uniqueName } from '../names/suggest-name';
import { TitleAndName } from '../names/title-and-name';
import { useKnownCollections } from '../use-known-collections';
import { ColumnTable } from './column-table';
import type { CsvColumn } from './csv-column';
import { dayOrderOf } from './day-text';
import { guessColumns, tableOf } from './guess-columns';
import { ImportOutcomePanel } from './import-outcome';
import { PreviewTable } from './preview-table';
import type { CsvSample } from './read-sample';
import { useImport } from './use-import';

export interface CsvFormProps {
  readonly file: File;
  readonly sample: CsvSample;
  readonly hasHeadings: boolean;
  /** Says how the file is read. */
  readonly bar: ReactNode;
}

/** What the file becomes: the collection, its fields, and a look at the first rows. */
export function CsvForm({ file, sample, hasHeadings, bar }: CsvFormProps): ReactNode {
  const t = useT();
  const language = useLanguage();
  const table = useMemo(() => tableOf(sample.rows, hasHeadings), [sample, hasHeadings]);
  const [columns, setColumns] = useState(() =>
    guessColumns(table, {
      untitled: (place) => t('collections.csv.untitled', { place }),
      dayOrder: dayOrderOf(navigator.language || language),
    }),
  );
  const { dialog, outcome, error, start } = useImport({ file, sample, hasHeadings, columns });
  const faulty = columns.some((column) => column.included && columnIssue(column, columns) !== undefined);
  const none = columns.every(({ included }) => !included);
  if (outcome !== undefined) return <ImportOutcomePanel outcome={outcome} />;
  return (
    <Form name="csv" layout="vertical" onFinish={(names: { name: string; title?: string }) => void start(names)} scrollToFirstError>
      {dialog}
      <div style={{ marginBottom: 16 }}>{bar}</div>
      <NameFields file={file} />
      <Typography.Title level={2} style={{ fontSize: 16 }}>
        {t('collections.csv.columns')}
      </Typography.Title>
      <ColumnTable columns={columns} rows={table.rows} issueOf={(column) => columnIssue(column, columns)} onChange={setColumns} />
      <Typography.Title level={2} style={{ fontSize: 16, marginTop: 24 }}>
        {t('collections.csv.preview')}
      </Typography.Title>
      <PreviewTable columns={columns} rows={table.rows} />
      <Flex vertical gap="middle" style={{ marginTop: 24 }}>
        {error === undefined ? null : <FailureNotice error={error} />}
        <Flex gap="middle" align="center">
          <Button type="primary" htmlType="submit" disabled={faulty || none} aria-describedby="csv-blocked">
            {t('collections.csv.start')}
          </Button>
          <Typography.Text id="csv-blocked">{faulty ? t('collections.csv.faulty') : none ? t('collections.csv.none') : ''}</Typography.Text>
        </Flex>
      </Flex>
    </Form>
  );
}

function NameFields({ file }: { readonly file: File }): ReactNode {
  const t = useT();
  const taken = useKnownCollections().map(({ name }) => name);
  const form = Form.useFormInstance();
  const title = file.name.replace(/\.[^.]*$/, '').replace(/[_-]+/g, ' ');
  // The collections may arrive after the form is shown; a name that was free then is checked again when it is sent.
  if (form.getFieldValue('name') === undefined && !form.isFieldTouched('title')) {
    form.setFieldsValue({ title, name: uniqueName(suggestName(title) ?? `collection${taken.length + 1}`, taken) });
  }
  return (
    <div style={{ display: 'grid', gap: '0 16px', gridTemplateColumns: 'repeat(auto-fit, minmax(240px, 1fr))', maxWidth: 800 }}>
      <TitleAndName
        taken={taken}
        fallback={`collection${taken.length + 1}`}
        titleLabel={t('collections.settings.title')}
        nameLabel={t('collections.settings.name')}
        nameHint={t('collections.create.nameHint')}
      />
    </div>
  );
}

function columnIssue({ name, index }: CsvColumn, columns: readonly CsvColumn[]): string | undefined {
  const others = columns.filter((other) => other.included && other.index !== index).map((other) => other.name);
  return nameIssue(name, [...PRESET_NAMES, ...others]);
}
