import { type BlockPlace, useT } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import type { ReactNode } from 'react';
import type { DataCollection } from '../../data/model/data-collection';
import { recordBlocks } from '../place/board-blocks';
import { OPEN_WAYS, readOpenSettings } from '../place/open-settings';
import { ChoiceSetting, ChoicesSetting } from './labeled';
import { PopupSetting } from './popup-setting';
import { useBlockTitle } from './use-block-title';

export interface OpenSettingProps {
  readonly collection: DataCollection;
  readonly place: BlockPlace;
  readonly settings: JsonObject;
  onChange(changes: JsonObject): void;
}

/** What choosing one of the records a block shows does. */
export function OpenSetting({ collection, place, settings, onChange }: OpenSettingProps): ReactNode {
  const t = useT();
  const { way, popup, targets } = readOpenSettings(settings);
  const titleOf = useBlockTitle();
  const others = recordBlocks(place, collection.dataSource).filter((block) => block.collection === collection.name);
  return (
    <>
      <ChoiceSetting
        label={t('blocks.open.label')}
        value={way}
        options={OPEN_WAYS.map((value) => ({ value, label: t(`blocks.open.ways.${value}`) }))}
        onChange={(open) => onChange({ open })}
      />
      {way === 'page' ? <PopupSetting popup={popup} onChange={(next) => onChange({ popup: next })} /> : null}
      {way === 'select' ? (
        <ChoicesSetting
          label={t('blocks.open.targets')}
          hint={others.length === 0 ? t('blocks.open.noTargets') : undefined}
          values={targets}
          options={others.map((block) => ({ value: block.key, label: titleOf(block) }))}
          onChange={(next) => onChange({ targets: next })}
        />
      ) : null}
    </>
  );
}
