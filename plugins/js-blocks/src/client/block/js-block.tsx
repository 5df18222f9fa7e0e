import { type BlockPlace, useSession, useT } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { Typography } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { BlockFrame } from '../frame/block-frame';
import { FaultNotice } from '../frame/fault-notice';
import type { FrameCall } from '../frame/frame-facts';
import { PAGES_SNIPPET } from '../names';
import { MissingLibrary } from '../registry/missing-library';
import { useMissingLibraries } from '../registry/missing-libraries';
import { type JsBlockSettings, isUnwritten, readBlockSettings } from './block-settings';
import { useIsEdited } from './edited-blocks';
import { HeldBack } from './held-back';
import { knownCode } from './known-code';
import { UnsavedNotice, useUnsaved } from './unsaved-notice';
import { useBlockFacts } from './use-block-facts';
import { WaitingBlock } from './waiting-block';

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
  if (isUnwritten(own)) return <Typography.Text type="secondary">{t('kinds.block.empty')}</Typography.Text>;
  if (isEdited) return <Typography.Text type="secondary">{t('kinds.block.edited')}</Typography.Text>;
  if (own.compiled === '') return <Broken own={own} place={place} />;
  if (isForeign) return <HeldBack reason="foreign" onRun={run} />;
  return <RunningBlock own={own} place={place} />;
}

function Broken({ own: { mistake }, place }: { readonly own: JsBlockSettings; readonly place: BlockPlace }): ReactNode {
  if (mistake === undefined) return <HeldBack reason="broken" />;
  return <FaultNotice fault={{ ...mistake, name: 'SyntaxError', stack: '' }} title={place.title ?? ''} onRetry={undefined} />;
}

function RunningBlock({ own, place }: { readonly own: JsBlockSettings; readonly place: BlockPlace }): ReactNode {
  const facts = useBlockFacts(place);
  const isAuthor = useSession().can(PAGES_SNIPPET);
  const missing = useMissingLibraries();
  const unsaved = useUnsaved(place);
  const [hearsMissing, hearsUnsaved] = [missing.onCall, unsaved.onCall];
  const observer = useMemo(() => ({ onCall: (call: FrameCall) => (hearsMissing(call), hearsUnsaved(call)) }), [hearsMissing, hearsUnsaved]);
  const [run, setRun] = useState(0);
  const runAgain = (): void => {
    missing.forget();
    unsaved.forget();
    setRun(run + 1);
  };
  return (
    <>
      {isAuthor ? missing.specifiers.map((one) => <MissingLibrary key={one} specifier={one} onApproved={runAgain} />) : null}
      {unsaved.isUnknown ? <UnsavedNotice onRun={runAgain} /> : null}
      {facts === undefined ? (
        <WaitingBlock />
      ) : (
        <BlockFrame code={own.compiled} run={run} place={place} facts={facts} observer={observer} height={own.height} />
      )}
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
