import { isApiError, useApi, useFeedback, useLanguage, useT } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { Loaded, SchemaForm } from '@mortise/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Flex, Modal } from 'antd';
import type { ReactNode } from 'react';
import { type PluginRow, conditionOf } from './plugin-row';

export interface SettingsTabProps {
  readonly row: PluginRow;
  onTouched(touched: boolean): void;
}

/** Answer of `pm:getSettings` and `pm:setSettings`. */
interface PluginSettingsAnswer {
  readonly schema: JsonObject;
  readonly values: JsonObject;
}

/** The settings of one plugin, in a form made from its schema. */
export function SettingsTab({ row, onTouched }: SettingsTabProps): ReactNode {
  const t = useT();
  const { query, save } = usePluginSettings(row);
  const [dialog, holder] = Modal.useModal();
  const saveOrAsk = async (values: JsonObject): Promise<void> => {
    try {
      await save(values);
    } catch (error) {
      if (!isApiError(error) || error.code !== 'CALLER_LOCKED_OUT') throw error;
      const question = { title: t('plugins.settings.lockedOut'), content: error.message, cancelText: t('plugins.settings.back') };
      const insists = await dialog.confirm({ ...question, okText: t('plugins.settings.force'), okButtonProps: { danger: true } });
      if (!insists) throw error;
      await save(values, true);
    }
  };
  return (
    <Flex vertical gap="middle">
      {holder}
      {conditionOf(row) === 'on' ? null : <Alert type="info" showIcon title={t('plugins.settings.later')} />}
      <Loaded query={query}>
        {({ schema, values }) => <SchemaForm schema={schema} values={values} onSubmit={saveOrAsk} onTouched={onTouched} />}
      </Loaded>
    </Flex>
  );
}

function usePluginSettings({ name, displayName }: PluginRow) {
  const api = useApi();
  const t = useT();
  const language = useLanguage();
  const feedback = useFeedback();
  const queries = useQueryClient();
  const queryKey = ['plugins', 'settings', name, language];
  const params = { filterByTk: name };
  const query = useQuery({
    queryKey,
    queryFn: async ({ signal }) => (await api.get<PluginSettingsAnswer>('pm:getSettings', { params, signal })).data,
  });
  const save = async (values: JsonObject, force = false): Promise<void> => {
    const { data } = await api.post<PluginSettingsAnswer>('pm:setSettings', { params, values: { values, force } });
    queries.setQueryData(queryKey, data);
    feedback.success(t('plugins.settings.saved', { name: displayName }));
  };
  return { query, save };
}
