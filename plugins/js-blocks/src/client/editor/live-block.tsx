import { useT } from '@mortise/plugin-api/client';
import { Card, Typography } from 'antd';
import type { ReactNode } from 'react';
import { readBlockSettings } from '../block/block-settings';
import { useBlockFacts } from '../block/use-block-facts';
import { WaitingBlock } from '../block/waiting-block';
import { BlockFrame } from '../frame/block-frame';
import { missingLibrary } from '../registry/missing-libraries';
import { MissingLibrary } from '../registry/missing-library';
import type { Editor } from './use-editor';

/** The block itself, with the author's own data. */
export function LiveBlock({ editor: { form, editing, log, run } }: { readonly editor: Editor }): ReactNode {
  const t = useT();
  const { settings, place } = form;
  const { shown } = editing;
  const facts = useBlockFacts(place);
  const missing = new Set(log.calls.flatMap((call) => missingLibrary(call) ?? []));
  return (
    <Card size="small" title={t('editor.live')}>
      {[...missing].map((specifier) => (
        <MissingLibrary key={specifier} specifier={specifier} onApproved={run} />
      ))}
      {shown === undefined ? (
        <Typography.Text type="secondary">{t('editor.notRun')}</Typography.Text>
      ) : facts === undefined ? (
        <WaitingBlock />
      ) : (
        <BlockFrame
          code={shown.compiled}
          run={shown.run}
          place={place}
          facts={facts}
          observer={log.observer}
          height={readBlockSettings(settings).height}
        />
      )}
    </Card>
  );
}
