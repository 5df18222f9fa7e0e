import { type BlockPlace, useSlotParts, useT } from '@mortise/plugin-api/client';
import type { ReactNode } from 'react';
import type { BlockSettingsProps } from '../../block-properties';
import { Choice } from '../../fields/choice';
import { kindOfSlot, optionFormSettings, readOptionPart, slotId, withOptionSettings } from '../option-part';

/** Who makes what is drawn, where plugins offer to; the form of the one that does. */
export function OptionForm({ settings, place, onChange }: BlockSettingsProps & { readonly place: BlockPlace }): ReactNode {
  const t = useT();
  const parts = useSlotParts('chart-option');
  const forms = useSlotParts('chart-option-settings');
  const part = readOptionPart(settings);
  const form = part && forms.find(({ id }) => id === slotId(part.kind));
  const { option: _option, ...rest } = settings;
  if (parts.length === 0) return null;
  return (
    <>
      <Choice
        label={t('chart.option')}
        value={part?.kind}
        placeholder={t('chart.ownOption')}
        options={parts.map(({ id, title }) => ({ value: kindOfSlot(id), label: title ?? id }))}
        onClear={() => onChange(rest)}
        onChange={(kind) => onChange({ ...settings, option: { kind, settings: {} } })}
      />
      {part &&
        form?.show({
          settings: optionFormSettings(settings, part),
          place,
          onChange: (changed) => onChange(withOptionSettings(settings, part, changed)),
        })}
    </>
  );
}
