import { useT } from '@mortise/plugin-api/client';
import { ApiLimitFields } from '@mortise/ui';
import { Alert, Checkbox, Form, Input, InputNumber, Select, Switch } from 'antd';
import type { ReactNode } from 'react';
import { GRANT_TYPES, type GrantType, RIGHTS } from '../oauth-client';
import { isForItself } from './client-form';
import { useRoleChoices, useTableChoices } from './use-choices';

const CLIENT_ID = /^[\u0021-\u007e](?:[\u0020-\u007e]{0,98}[\u0021-\u007e])?$/;

/** The fields of a client; which of them are there depends on how it asks for tokens. */
export function ClientFields({ isNew }: { readonly isNew: boolean }): ReactNode {
  const t = useT();
  // No `required`: a group of boxes may not say so (WAI-ARIA 1.2).
  const someGrant = async (_rule: unknown, types: readonly GrantType[]): Promise<void> => {
    if (types.length === 0) throw new Error(t('fault.grantTypes'));
  };
  return (
    <>
      <Form.Item
        name="clientId"
        label={t('field.clientId')}
        extra={t('hint.clientId')}
        rules={[{ required: true, pattern: CLIENT_ID, message: t('fault.clientId') }]}
      >
        <Input autoFocus={isNew} disabled={!isNew} autoComplete="off" maxLength={100} />
      </Form.Item>
      <Form.Item name="title" label={t('field.title')} extra={t('hint.title')}>
        <Input autoComplete="off" maxLength={100} />
      </Form.Item>
      <Form.Item name="rights" label={t('field.rights')} extra={t('hint.rights')}>
        <Checkbox.Group options={RIGHTS.map((value) => ({ value, label: t(`right.${value}`) }))} />
      </Form.Item>
      <TablesField />
      <Form.Item name="grantTypes" label={t('field.grantTypes')} rules={[{ validator: someGrant }]}>
        <Checkbox.Group
          style={{ flexDirection: 'column' }}
          options={GRANT_TYPES.map((value) => ({ value, label: t(`grantLong.${value}`) }))}
        />
      </Form.Item>
      <GrantFields isNew={isNew} />
      <ApisField />
      <Form.Item name="tokenMinutes" label={t('field.tokenLifetime')} extra={t('hint.tokenLifetime')}>
        <InputNumber min={1} max={60} suffix={t('minutes')} style={{ width: 160 }} />
      </Form.Item>
      <Form.Item name="enabled" label={t('field.enabled')} extra={t('hint.enabled')} valuePropName="checked">
        <Switch />
      </Form.Item>
    </>
  );
}

function TablesField(): ReactNode {
  const t = useT();
  const only: boolean = Form.useWatch('onlyTables') ?? false;
  const choices = useTableChoices(only);
  return (
    <>
      <Form.Item name="onlyTables" valuePropName="checked" style={{ marginBottom: only ? 8 : 24 }}>
        <Checkbox>{t('tables.only')}</Checkbox>
      </Form.Item>
      <Form.Item name="tables" label={t('field.tables')} extra={t('hint.tables')} hidden={!only}>
        <Select mode="tags" options={[...choices]} placeholder={t('tables.placeholder')} tokenSeparators={[',', ' ']} />
      </Form.Item>
    </>
  );
}

function ApisField(): ReactNode {
  const t = useT();
  const grants: readonly GrantType[] = Form.useWatch('grantTypes') ?? [];
  return <ApiLimitFields hint={t('hint.apis')} hidden={!isForItself(grants)} />;
}

/** A program that acts for itself needs a role; one that acts for people needs to know where they go back to. */
function GrantFields({ isNew }: { readonly isNew: boolean }): ReactNode {
  const t = useT();
  const grants: readonly GrantType[] = Form.useWatch('grantTypes') ?? [];
  const roles = useRoleChoices(true);
  const forItself = grants.includes('client_credentials');
  const forPeople = grants.includes('authorization_code');
  return (
    <>
      {forItself ? (
        <Form.Item name="roles" label={t('field.roles')} extra={t('hint.roles')} rules={[{ required: true, message: t('fault.roles') }]}>
          <Select mode="multiple" options={[...roles]} placeholder={t('roles.placeholder')} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
      ) : null}
      {forPeople ? (
        <Form.Item
          name="redirectUris"
          label={t('field.redirectUris')}
          extra={t('hint.redirectUris')}
          rules={[{ required: true, whitespace: true, message: t('fault.redirectUris') }]}
        >
          <Input.TextArea autoSize={{ minRows: 2 }} spellCheck={false} placeholder="https://app.example.com/callback" />
        </Form.Item>
      ) : null}
      {grants.includes('refresh_token') && !forPeople ? (
        <Alert type="info" showIcon title={t('fault.refreshAlone')} style={{ marginBottom: 24 }} />
      ) : null}
      <Form.Item name="isPublic" valuePropName="checked" extra={t('hint.isPublic')} hidden={!forPeople || forItself || !isNew}>
        <Checkbox>{t('field.isPublic')}</Checkbox>
      </Form.Item>
    </>
  );
}
