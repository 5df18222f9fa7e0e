import { UploadOutlined } from '@ant-design/icons';
import { useFeedback, useT } from '@mortise/plugin-api/client';
import { FormDrawer } from '@mortise/ui';
import { Button, Form, Input, Radio, Select, Upload } from 'antd';
import type { ReactNode } from 'react';
import { LIBRARY_FORMATS, type LibraryFormat } from '../../contract';
import { useLibraryEditor } from './use-libraries';

export interface LibraryFormProps {
  readonly open: boolean;
  onClose(): void;
}

interface LibraryValues {
  readonly way: 'fetch' | 'upload';
  readonly specifier: string;
  readonly name?: string;
  readonly version?: string;
  readonly format?: LibraryFormat;
  readonly file?: readonly { readonly originFileObj?: Blob }[];
}

/** A library by its address, fetched by the server or given as a file. */
export function LibraryForm({ open, onClose }: LibraryFormProps): ReactNode {
  const t = useT();
  const submit = useSubmit();
  return (
    <FormDrawer<LibraryValues>
      open={open}
      title={t('registry.add')}
      submitText={t('registry.submit')}
      initialValues={{ way: 'fetch', specifier: '', format: 'umd' }}
      onSubmit={submit}
      onClose={onClose}
    >
      <Form.Item
        name="specifier"
        label={t('registry.specifier')}
        extra={t('registry.specifierHint')}
        rules={[{ required: true, whitespace: true, message: t('registry.specifierMissing') }]}
      >
        <Input autoFocus autoComplete="off" maxLength={500} />
      </Form.Item>
      <Form.Item name="way" label={t('registry.way')}>
        <Radio.Group options={(['fetch', 'upload'] as const).map((value) => ({ value, label: t(`registry.ways.${value}`) }))} />
      </Form.Item>
      <Form.Item noStyle dependencies={['way']}>
        {({ getFieldValue }) => (getFieldValue('way') === 'upload' ? <FileFields /> : null)}
      </Form.Item>
    </FormDrawer>
  );
}

function FileFields(): ReactNode {
  const t = useT();
  return (
    <>
      <Form.Item
        name="name"
        label={t('registry.library')}
        rules={[{ required: true, whitespace: true, message: t('registry.nameMissing') }]}
      >
        <Input autoComplete="off" maxLength={214} />
      </Form.Item>
      <Form.Item
        name="version"
        label={t('registry.version')}
        rules={[{ required: true, whitespace: true, message: t('registry.versionMissing') }]}
      >
        <Input autoComplete="off" maxLength={100} />
      </Form.Item>
      <Form.Item name="format" label={t('registry.format')}>
        <Select options={LIBRARY_FORMATS.map((value) => ({ value, label: t(`registry.formats.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="file"
        label={t('registry.file')}
        valuePropName="fileList"
        getValueFromEvent={({ fileList }: { readonly fileList: unknown }) => fileList}
        rules={[{ required: true, message: t('registry.fileMissing') }]}
      >
        <Upload accept=".js,.mjs,.cjs,.css" maxCount={1} beforeUpload={() => false}>
          <Button icon={<UploadOutlined />}>{t('registry.chooseFile')}</Button>
        </Upload>
      </Form.Item>
    </>
  );
}

function useSubmit(): (values: LibraryValues) => Promise<void> {
  const t = useT();
  const feedback = useFeedback();
  const editor = useLibraryEditor();
  return async ({ way, specifier: typed, name = '', version = '', format = 'umd', file }) => {
    const specifier = typed.trim();
    const given = file?.[0]?.originFileObj;
    const isGiven = way === 'upload' && given !== undefined;
    const added = await (isGiven ? editor.upload({ specifier, name, version, format, file: given }) : editor.fetch(specifier));
    feedback.success(t('registry.added', { name: added.name, version: added.version }));
  };
}
