import { useT } from '@mortise/plugin-api/client';
import { Flex, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useRoleChoices } from '../use-choices';

const HALF = { flex: '1 1 16rem' };

/** What it is called, and who may run it. */
export function RightsFields({ isNew }: { readonly isNew: boolean }): ReactNode {
  const t = useT();
  const roles = useRoleChoices();
  return (
    <>
      <Flex gap="middle" wrap>
        <Form.Item
          name="name"
          label={t('form.name')}
          extra={t('form.nameHint')}
          style={HALF}
          rules={[{ required: true, pattern: /^[A-Za-z0-9_][A-Za-z0-9_-]*$/, message: t('form.nameMissing') }]}
        >
          <Input autoFocus={isNew} autoComplete="off" maxLength={100} disabled={!isNew} />
        </Form.Item>
        <Form.Item name="title" label={t('form.title')} extra={t('form.titleHint')} style={HALF}>
          <Input autoComplete="off" maxLength={255} />
        </Form.Item>
      </Flex>
      <Form.Item name="roles" label={t('form.roles')} extra={t('form.rolesHint')}>
        <Select mode={roles.length === 0 ? 'tags' : 'multiple'} optionFilterProp="label" options={[...roles]} allowClear />
      </Form.Item>
    </>
  );
}
