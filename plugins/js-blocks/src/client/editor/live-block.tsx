import type { SettingsFormProps } from '@mortise/plugin-api/client';
import { useT } from '@mortise/plugin-api/client';
import { Card, Typography } from 'antd';
import type { ReactNode } from 'react';
import { readBlockSettings } from '../block/block-settings';
import { useBlockFacts } from '../block/use-block-facts';
import { BlockFrame, type FrameObserver } from '../frame/block-frame';
import type { ShownRun } from './use-block-editing';

export interface LiveBlockProps {
  readonly form: SettingsFormProps;
  readonly shown: ShownRun | undefined;
  readonly observer: FrameObserver;
}

/** The block itself, with the author's own data. */
export function LiveBlock({ form: { settings, place }, shown, observer }: LiveBlockProps): ReactNode {
  const t = useT();
  const facts = useBlockFacts(place);
  return (
    <Card size="small" title={t('editor.live')}>
      {shown === undefined ? (
        <Typography.Text type="secondary">{t('editor.notRun')}</Typography.Text>
      ) : (
        <BlockFrame
          code={shown.compiled}
          run={shown.run}
          place={place}
          facts={facts}
          observer={observer}
          height={readBlockSettings(settings).height}
        />
      )}
    </Card>
  );
}
