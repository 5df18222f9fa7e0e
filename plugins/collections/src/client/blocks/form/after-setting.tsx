import { useT } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { Input } from 'antd';
import type { ReactNode } from 'react';
import { ChoiceSetting, Labeled } from '../settings/labeled';
import { PopupSetting } from '../settings/popup-setting';
import { PageSetting } from '../settings/page-setting';
import { AFTER_WAYS, type AfterSettings } from './form-settings';

export interface AfterSettingProps {
  readonly after: AfterSettings;
  onChange(after: JsonObject): void;
}

/** What happens once a record is saved. */
export function AfterSetting({ after, onChange }: AfterSettingProps): ReactNode {
  const t = useT();
  const { way, message, page, popup } = after;
  const stored = { ...after, popup: { ...popup } };
  return (
    <>
      <ChoiceSetting
        label={t('blocks.form.after')}
        value={way}
        options={AFTER_WAYS.map((value) => ({ value, label: t(`blocks.form.afterWays.${value}`) }))}
        onChange={(next) => onChange({ ...stored, way: next })}
      />
      {way === 'page' ? (
        <PageSetting label={t('blocks.form.afterPage')} page={page} onChange={(next) => onChange({ ...stored, page: next })} />
      ) : null}
      {way === 'popup' ? <PopupSetting popup={popup} onChange={(next) => onChange({ ...stored, popup: next })} /> : null}
      <Labeled label={t('blocks.form.message')}>
        {(id) => (
          <Input
            id={id}
            value={message}
            maxLength={200}
            placeholder={t('blocks.form.messageUsual')}
            onChange={({ target }) => onChange({ ...stored, message: target.value })}
          />
        )}
      </Labeled>
    </>
  );
}
