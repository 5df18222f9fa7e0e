import { useApi, useT } from '@mortise/plugin-api/client';
import { FailureNotice, useApiChoices, useFocusReturn } from '@mortise/ui';
import { Button, Drawer, Form, Grid, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ShownIssuer, TokenCheck } from '../../contract';
import { TestOutcome } from './test-outcome';

const WIDTH = 560;
const LINES = 6;

export interface TestDrawerProps {
  readonly issuer: ShownIssuer | undefined;
  onClose(): void;
}

/** Tries a token against the saved settings of an issuer. */
export function TestDrawer({ issuer, onClose }: TestDrawerProps): ReactNode {
  const t = useT();
  const narrow = Grid.useBreakpoint().sm === false;
  useFocusReturn(issuer !== undefined);
  return (
    <Drawer
      open={issuer !== undefined}
      title={t('test.title', { name: issuer?.name ?? '' })}
      size={narrow ? '100%' : WIDTH}
      onClose={onClose}
      autoFocus={false}
      destroyOnHidden
    >
      {issuer === undefined ? null : <TestForm key={issuer.name} name={issuer.name} />}
    </Drawer>
  );
}

interface TestValues {
  readonly token: string;
  /** Where it is to be used. */
  readonly api?: number;
}

interface TestState {
  readonly busy: boolean;
  readonly check?: TokenCheck;
  readonly error?: unknown;
}

function TestForm({ name }: { readonly name: string }): ReactNode {
  const t = useT();
  const api = useApi();
  const [state, setState] = useState<TestState>({ busy: false });
  const test = async ({ token, api: at }: TestValues): Promise<void> => {
    setState({ busy: true });
    try {
      const { data } = await api.post<TokenCheck>('externalIssuers:test', {
        params: { filterByTk: name },
        values: { token, api: at ?? null },
      });
      setState({ busy: false, check: data });
    } catch (error) {
      setState({ busy: false, error });
    }
  };
  return (
    <>
      <Form layout="vertical" onFinish={(values: TestValues) => void test(values)}>
        <Form.Item
          name="token"
          label={t('test.token')}
          extra={t('test.hint')}
          rules={[{ required: true, whitespace: true, message: t('test.missing') }]}
        >
          <Input.TextArea rows={LINES} autoFocus autoComplete="off" spellCheck={false} style={{ fontFamily: 'monospace' }} />
        </Form.Item>
        <PlaceField />
        <Button type="primary" htmlType="submit" loading={state.busy}>
          {t('test.run')}
        </Button>
      </Form>
      <div aria-live="polite" style={{ marginTop: 24 }}>
        {state.error === undefined ? null : <FailureNotice error={state.error} />}
        {state.check === undefined ? null : <TestOutcome check={state.check} />}
      </div>
    </>
  );
}

function PlaceField(): ReactNode {
  const t = useT();
  const choices = useApiChoices();
  if (choices === undefined) return null;
  return (
    <Form.Item name="api" label={t('test.api')} extra={t('test.apiHint')}>
      <Select allowClear options={[...choices]} placeholder={t('test.anyApi')} showSearch={{ optionFilterProp: 'label' }} />
    </Form.Item>
  );
}
