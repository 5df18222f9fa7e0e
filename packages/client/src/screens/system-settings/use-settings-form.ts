import { type PublicSettings, useApi, useFeedback, useServices, useT } from '@mortise/plugin-api/client';
import { forgetTouches, leavesPageOr, showFaults, useUiText, useUnsavedWork } from '@mortise/ui';
import { Form, type FormInstance } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { readColor } from './main-colors';

/** What the form holds; the colour is a text somebody may be typing. */
export type SettingsValues = PublicSettings;

const NAMES = ['title', 'primaryColor', 'enabledLanguages', 'defaultLanguage'] as const;

const LEAVES = leavesPageOr([]);

export interface SettingsForm {
  readonly form: FormInstance<SettingsValues>;
  /** What is in force now. */
  readonly settings: PublicSettings;
  readonly busy: boolean;
  /** A refusal that no item of the form shows. */
  readonly error: unknown;
  submit(values: SettingsValues): Promise<void>;
}

/** The form of the system settings. What others change is shown, unless something was typed here. */
export function useSettingsForm(): SettingsForm {
  const t = useT();
  const ui = useUiText();
  const api = useApi();
  const feedback = useFeedback();
  const { session, refresh } = useServices();
  const { settings } = session.boot;
  const [form] = Form.useForm<SettingsValues>();
  const [state, setState] = useState<{ readonly busy: boolean; readonly error?: unknown }>({ busy: false });
  useUnsavedWork({ isDirty: useCallback(() => form.isFieldsTouched(), [form]), hint: ui('unsaved.typed'), leaves: LEAVES });
  useEffect(() => {
    if (form.isFieldsTouched()) return;
    form.setFieldsValue({ ...settings, enabledLanguages: [...settings.enabledLanguages] });
    forgetTouches(form);
  }, [form, settings]);
  const submit = async (values: SettingsValues): Promise<void> => {
    setState({ busy: true });
    try {
      await api.post('systemSettings:update', { values: { ...values, primaryColor: readColor(values.primaryColor) } });
      forgetTouches(form);
      await refresh();
      setState({ busy: false });
      feedback.success(t('systemSettings.saved'));
    } catch (error) {
      setState({ busy: false, error: showFaults(form, error, itemName) ? undefined : error });
    }
  };
  return { form, settings, busy: state.busy, error: state.error, submit };
}

function itemName(field: string): readonly string[] | undefined {
  return NAMES.some((name) => name === field) ? [field] : undefined;
}
