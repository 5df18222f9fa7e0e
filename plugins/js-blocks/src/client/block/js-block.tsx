import { type BlockPlace, useSession, useT } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { BlockFrame } from '../frame/block-frame';
import { PAGES_SNIPPET } from '../names';
import { MissingLibrary } from '../registry/missing-library';
import { useMissingLibraries } from '../registry/missing-libraries';
import { type JsBlockSettings, readBlockSettings } from './block-settings';
import { useIsEdited } from './edited-blocks';
import { HeldBack } from './held-back';
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
  const { isForeign, run } = useForeign(own, place);
  const isEdited = useIsEdited(place) && place.revision === undefined;
  if (own.code === '' && own.compiled === '') return <Typography.Text type="secondary">{t('kinds.block.empty')}</Typography.Text>;
  if (isEdited) return <Typography.Text type="secondary">{t('kinds.block.edited')}</Typography.Text>;
  if (own.compiled === '') return <HeldBack reason="broken" />;
  if (isForeign) return <HeldBack reason="foreign" onRun={run} />;
  return <RunningBlock own={own} place={place} />;
}

function RunningBlock({ own, place }: { readonly own: JsBlockSettings; readonly place: BlockPlace }): ReactNode {
  const facts = useBlockFacts(place);
  const isAuthor = useSession().can(PAGES_SNIPPET);
  const missing = useMissingLibraries();
  const [run, setRun] = useState(0);
  const runAgain = (): void => {
    missing.forget();
    setRun(run + 1);
  };
  return (
    <>
      {isAuthor ? missing.specifiers.map((one) => <MissingLibrary key={one} specifier={one} onApproved={runAgain} />) : null}
      <BlockFrame code={own.compiled} run={run} place={place} facts={facts} observer={missing} height={own.height} />
    </>
  );
}

/** A draft somebody else may have written does not run by itself. */
function useForeign(own: JsBlockSettings, place: BlockPlace): { readonly isForeign: boolean; run(): void } {
  const known = knownCode(place, useSession().user.id);
  const [, setAsked] = useState(false);
  const run = (): void => {
    known.add(own);
    setAsked(true);
  };
  return { isForeign: place.revision === undefined && !known.has(own), run };
}
