import { useFeedback, useT } from '@mortise/plugin-api/client';
import { FormDrawer } from '@mortise/ui';
import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useSourceTitle } from '../use-source-title';
import { useChangeApis, useSources } from '../use-rest-apis';

interface NewApiValues {
  readonly dataSource: string;
  readonly name: string;
}

export interface NewApiDrawerProps {
  readonly open: boolean;
  onClose(): void;
}

/** A database and a name: everything else has a good beginning. */
export function NewApiDrawer({ open, onClose }: NewApiDrawerProps): ReactNode {
  const t = useT();
  const feedback = useFeedback();
  const navigate = useNavigate();
  const { create } = useChangeApis();
  const titleOf = useSourceTitle();
  const { data: sources, isPending } = useSources(open);
  const save = async (values: NewApiValues): Promise<boolean> => {
    const api = await create(values);
    feedback.success(t('added', { name: api.name }));
    // The way back leads to the list, and not to this form once more.
    void navigate(`/rest-apis/${api.id}`, { replace: true });
    return false;
  };
  return (
    <FormDrawer<NewApiValues> open={open} title={t('add')} initialValues={{ dataSource: 'main' }} onSubmit={save} onClose={onClose}>
      <Form.Item name="dataSource" label={t('field.dataSource')} extra={t('dataSourceHint')} rules={[{ required: true }]}>
        <Select loading={isPending} options={(sources ?? [{ key: 'main' }]).map(({ key }) => ({ value: key, label: titleOf(key) }))} />
      </Form.Item>
      <Form.Item
        name="name"
        label={t('field.name')}
        extra={t('nameHint')}
        rules={[{ required: true, whitespace: true, message: t('nameMissing') }]}
      >
        <Input autoFocus maxLength={100} />
      </Form.Item>
    </FormDrawer>
  );
}
