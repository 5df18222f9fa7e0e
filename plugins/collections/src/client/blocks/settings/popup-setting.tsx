import { useT } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { type ReactNode } from 'react';
import { POPUP_MODES, POPUP_SIZES, type PopupSettings } from '../place/open-settings';
import { ChoiceSetting } from './labeled';
import { PageSetting } from './page-setting';

export interface PopupSettingProps {
  readonly popup: PopupSettings;
  onChange(popup: JsonObject): void;
}

/** Which page is opened as a popup, and how. */
export function PopupSetting({ popup, onChange }: PopupSettingProps): ReactNode {
  const t = useT();
  const { page, mode, size } = popup;
  const change = (next: Partial<PopupSettings>): void => onChange({ page, mode, size, ...next });
  return (
    <>
      <PageSetting label={t('blocks.page.popup')} hint={t('blocks.page.popupHint')} page={page} onChange={(uid) => change({ page: uid })} />
      <ChoiceSetting
        label={t('blocks.page.mode')}
        value={mode}
        options={POPUP_MODES.map((value) => ({ value, label: t(`blocks.page.modes.${value}`) }))}
        onChange={(value) => change({ mode: value === 'dialog' ? 'dialog' : 'drawer' })}
      />
      <ChoiceSetting
        label={t('blocks.page.size')}
        value={size}
        options={POPUP_SIZES.map((value) => ({ value, label: t(`blocks.page.sizes.${value}`) }))}
        onChange={(value) => change({ size: POPUP_SIZES.find((one) => one === value) ?? 'medium' })}
      />
    </>
  );
}
