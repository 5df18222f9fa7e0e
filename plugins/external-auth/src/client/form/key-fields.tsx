import { useT } from '@mortise/plugin-api/client';
import { Alert, Form, Input, Radio, Select, Switch } from 'antd';
import type { ReactNode } from 'react';
import { ALGORITHMS, KEY_TYPES, type KeyType, MIN_SECRET_BYTES } from '../../contract';
import type { IssuerForm } from './issuer-values';

const LINES = 6;

/** What signatures are verified with. */
export function KeyFields({ hasSecret }: { readonly hasSecret: boolean }): ReactNode {
  const t = useT();
  const keyType: KeyType = Form.useWatch('keyType') ?? 'RSA';
  const options = KEY_TYPES.map((value) => ({ value, label: t(`keyTypes.${value}`) }));
  return (
    <>
      <Form.Item
        name="keyType"
        label={t('field.keyType')}
        extra={t('form.algorithms', { list: ALGORITHMS[keyType].join(', ') })}
        rules={[{ required: true }]}
      >
        <Select options={options} />
      </Form.Item>
      {keyType === 'HMAC' ? <SecretField hasSecret={hasSecret} /> : <PublicKeyFields />}
      <Form.Item name="keyId" label={t('field.keyId')} extra={t('form.keyIdHint')}>
        <Input autoComplete="off" spellCheck={false} maxLength={200} />
      </Form.Item>
    </>
  );
}

function SecretField({ hasSecret }: { readonly hasSecret: boolean }): ReactNode {
  const t = useT();
  const isLong = async (_rule: unknown, secret: string | undefined): Promise<void> => {
    if ((secret ?? '') === '' && hasSecret) return;
    if (new TextEncoder().encode(secret ?? '').length < MIN_SECRET_BYTES) throw new Error(t('form.secretShort', { min: MIN_SECRET_BYTES }));
  };
  return (
    <Form.Item
      name="secret"
      label={t('field.secret')}
      extra={t(hasSecret ? 'form.secretKept' : 'form.secretHint')}
      rules={[{ validator: isLong }]}
      required={!hasSecret}
    >
      <Input.Password autoComplete="new-password" maxLength={1000} />
    </Form.Item>
  );
}

function PublicKeyFields(): ReactNode {
  const t = useT();
  const source: IssuerForm['keySource'] = Form.useWatch('keySource') ?? 'pasted';
  const options = (['pasted', 'fetched'] as const).map((value) => ({ value, label: t(`form.sources.${value}`) }));
  return (
    <>
      <Form.Item name="keySource" label={t('form.source')}>
        <Radio.Group options={options} />
      </Form.Item>
      {source === 'pasted' ? <PastedKey /> : <KeyAddress />}
    </>
  );
}

function PastedKey(): ReactNode {
  const t = useT();
  const rules = [{ required: true, whitespace: true, message: t('form.publicKeyMissing') }];
  return (
    <Form.Item name="publicKey" label={t('field.publicKey')} extra={t('form.publicKeyHint')} rules={rules}>
      <Input.TextArea
        rows={LINES}
        spellCheck={false}
        style={{ fontFamily: 'monospace' }}
        placeholder={'-----BEGIN PUBLIC KEY-----\n…\n-----END PUBLIC KEY-----'}
      />
    </Form.Item>
  );
}

function KeyAddress(): ReactNode {
  const t = useT();
  const isPrivate: boolean | undefined = Form.useWatch('privateAddressAllowed');
  const rules = [{ required: true, whitespace: true, message: t('form.jwksUrlMissing') }];
  return (
    <>
      <Form.Item name="jwksUrl" label={t('field.jwksUrl')} extra={t('form.jwksUrlHint')} rules={rules}>
        <Input type="url" autoComplete="off" spellCheck={false} placeholder="https://id.example.org/.well-known/jwks.json" />
      </Form.Item>
      <Form.Item name="privateAddressAllowed" label={t('field.privateAddressAllowed')} valuePropName="checked">
        <Switch />
      </Form.Item>
      {isPrivate === true ? <Alert type="warning" showIcon title={t('form.privateWarning')} style={{ marginBottom: 24 }} /> : null}
    </>
  );
}
