import { useApi, useFeedback, useT } from '@mortise/plugin-api/client';
import { FormDrawer } from '@mortise/ui';
import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { type Limit, type LimitSettings, type LimitState, type Override, SUBJECT_PATTERN } from '../../contract';
import { LimitFields } from '../limits/limit-fields';
import { useReload } from '../queries';

export interface OwnLimitDrawerProps {
  readonly state: LimitState;
  /** `apiKey:7`; empty to be asked for, undefined: closed. */
  readonly subject: string | undefined;
  onClose(): void;
}

/** Gives one caller a limit of its own. */
export function OwnLimitDrawer({ state, subject, onClose }: OwnLimitDrawerProps): ReactNode {
  const t = useT();
  const api = useApi();
  const feedback = useFeedback();
  const reload = useReload();
  const save = async (typed: Override): Promise<void> => {
    const values = { ...typed, subject: typed.subject.trim() };
    await api.post('rateLimits:setOverride', { values });
    feedback.success(t('own.saved', { name: values.subject }));
    await reload.limits();
  };
  const known = subject !== undefined && subject !== '';
  return (
    <FormDrawer<Override>
      open={subject !== undefined}
      title={t(known ? 'own.change' : 'own.add')}
      initialValues={{ ...(known ? { subject } : {}), ...limitOf(state, subject ?? '') }}
      onSubmit={save}
      onClose={onClose}
    >
      <Form.Item
        name="subject"
        label={t('callers.caller')}
        extra={t('own.subjectHint')}
        rules={[{ required: true, pattern: new RegExp(SUBJECT_PATTERN), message: t('own.subjectMissing') }]}
      >
        <Input autoComplete="off" spellCheck={false} readOnly={known} maxLength={200} autoFocus={!known} />
      </Form.Item>
      <LimitFields />
    </FormDrawer>
  );
}

/** Its own limit, else that of its kind. */
function limitOf({ settings, overrides }: LimitState, subject: string): Limit {
  const { points, seconds } = overrides.find((own) => own.subject === subject) ?? limitOfKind(settings, subject);
  return { points, seconds };
}

function limitOfKind(settings: LimitSettings, subject: string): Limit {
  if (subject.startsWith('user:')) return settings.user;
  if (subject.startsWith('oauthClient:')) return settings.oauthClient;
  return subject.startsWith('external:') ? settings.external : settings.apiKey;
}
