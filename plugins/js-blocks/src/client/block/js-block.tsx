import { type BlockPlace, useSession, useT } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'react-router';
import { BlockFrame } from '../frame/block-frame';
import { type JsBlockSettings, readBlockSettings } from './block-settings';
import { HeldBack, type HeldBackProps } from './held-back';
import { knownCode } from './known-code';
import { useBlockFacts } from './use-block-facts';

export interface JsBlockProps {
  readonly settings: JsonObject;
  readonly place: BlockPlace;
}

/** A block that runs its author's JavaScript, in a frame of its own. */
export default function JsBlock({ settings, place }: JsBlockProps): ReactNode {
  const t = useT();
  const own = readBlockSettings(settings);
  const { held, run } = useHeldBack(own, place);
  if (own.code === '' && own.compiled === '') return <Typography.Text type="secondary">{t('kinds.block.empty')}</Typography.Text>;
  if (own.compiled === '') return <HeldBack reason="broken" />;
  if (held !== undefined) return <HeldBack reason={held} onRun={run} />;
  return <RunningBlock own={own} place={place} />;
}

function RunningBlock({ own, place }: { readonly own: JsBlockSettings; readonly place: BlockPlace }): ReactNode {
  return <BlockFrame code={own.compiled} place={place} facts={useBlockFacts(place)} height={own.height} />;
}

/** `?skipRunJs=true` rescues pages whose blocks make them unusable. */
function useHeldBack(own: JsBlockSettings, place: BlockPlace): { readonly held: HeldBackProps['reason'] | undefined; run(): void } {
  const { user } = useSession();
  const [asked, setAsked] = useState(false);
  const isSkipped = new URLSearchParams(useLocation().search).get('skipRunJs') === 'true';
  const known = knownCode(place, user.id);
  const isForeign = place.revision === undefined && !known.has(own);
  const held = isSkipped && !asked ? 'skipped' : isForeign ? 'foreign' : undefined;
  const run = (): void => {
    setAsked(true);
    if (isForeign) known.add(own);
  };
  return { held, run };
}
