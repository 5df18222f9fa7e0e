import { type ApiFault, useApi, useFeedback, useT } from '@mortise/plugin-api/client';
import { FormDrawer, type FormPlace } from '@mortise/ui';
import { Alert, Form, Radio } from 'antd';
import type { ReactNode } from 'react';
import { AWAY_RULES, LIMIT_KINDS, type Limit, type LimitSettings } from '../../contract';
import { useReload } from '../queries';
import { LimitFields } from './limit-fields';

/** Calls a minute below which administrators may lock themselves out: a page of the admin makes a dozen when it opens. */
const SAFE_PER_MINUTE = 120;

export interface LimitsDrawerProps {
  readonly open: boolean;
  readonly settings: LimitSettings;
  onClose(): void;
}

/** The form of all limits. */
export function LimitsDrawer({ open, settings, onClose }: LimitsDrawerProps): ReactNode {
  const t = useT();
  const api = useApi();
  const feedback = useFeedback();
  const reload = useReload();
  const save = async (values: LimitSettings): Promise<void> => {
    await api.post('rateLimits:update', { values });
    feedback.success(t('limits.saved'));
    await reload.limits();
  };
  return (
    <FormDrawer<LimitSettings>
      open={open}
      title={t('limits.change')}
      initialValues={settings}
      onSubmit={save}
      faultPlace={placeOf}
      onClose={onClose}
    >
      <TightWarning />
      {LIMIT_KINDS.map((kind) => (
        <fieldset key={kind} style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
          <legend style={{ fontWeight: 600, padding: 0, marginBottom: 4 }}>{t(`kinds.${kind}`)}</legend>
          <LimitFields name={kind} />
        </fieldset>
      ))}
      <Form.Item name="whenRedisIsAway" label={t('store.rule')} extra={t('store.ruleHint')}>
        <Radio.Group options={AWAY_RULES.map((value) => ({ value, label: t(`store.rules.${value}`) }))} />
      </Form.Item>
    </FormDrawer>
  );
}

function TightWarning(): ReactNode {
  const t = useT();
  const address: Limit | undefined = Form.useWatch('address');
  const user: Limit | undefined = Form.useWatch('user');
  const isTight = [address, user].some((limit) => limit !== undefined && (limit.points * 60) / limit.seconds < SAFE_PER_MINUTE);
  return isTight ? <Alert type="warning" showIcon title={t('limits.tight')} style={{ marginBottom: 16 }} /> : null;
}

/** `user.points` stands at `['user', 'points']`. */
function placeOf({ details = {} }: ApiFault): FormPlace | undefined {
  const { field } = details;
  return typeof field === 'string' ? field.split('.') : undefined;
}
