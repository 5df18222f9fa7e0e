import type { ShownFacts } from '@mortise/js-runtime/host';
import { type BlockPlace, type PartForm, useT } from '@mortise/plugin-api/client';
import type { JsonValue } from '@mortise/shared';
import { Alert, Flex, Skeleton } from 'antd';
import { type ReactNode, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { EndedNotice } from './ended-notice';
import { FaultNotice } from './fault-notice';
import type { FrameFault, FrameObserver } from './frame-facts';
import { OverPage } from './over-page/over-page';
import { PhaseNotices } from './phase-notices';
import { useRuntimeBase } from './runtime-base';
import { useBlockFrame } from './use-block-frame';

export interface BlockFrameProps {
  /** Compiled: the body of an async function of `ctx`. */
  readonly code: string;
  readonly place: BlockPlace;
  readonly facts?: ShownFacts;
  readonly observer?: Partial<FrameObserver>;
  /** A change runs the code anew. */
  readonly run?: number;
  /** Pixels; by default as high as what is painted. */
  readonly height?: 'auto' | number;
  /** Hears of a value the code gives its field; absent: it may not. */
  readonly onValue?: (value: JsonValue) => void;
  /** The form the block stands in. */
  readonly form?: PartForm | undefined;
  /** Stands below a fault: what may be done about it. */
  readonly onFaultOffer?: (fault: FrameFault) => ReactNode;
}

/** Pixels, while nothing is painted. */
const FIRST_HEIGHT = 48;

/** Code of a page author at work, in a frame that holds nothing of the page. What goes wrong is said here. */
export function BlockFrame(props: BlockFrameProps): ReactNode {
  const t = useT();
  const holder = useRef<HTMLDivElement>(null);
  const [search] = useSearchParams();
  const isBuilt = useRuntimeBase() !== undefined;
  const frame = useBlockFrame(props, holder, search.get('skipRunJs') === 'true');
  const { phase, fault, height, end, isOver } = frame.status;
  const isEmpty = height === 0 && fault === undefined;
  const title = props.place.title || t('frame.untitled');
  return (
    <Flex vertical gap="small" aria-busy={phase === 'starting'} data-block-phase={phase}>
      {isBuilt ? null : <Alert type="error" showIcon title={t('frame.notBuilt')} />}
      <PhaseNotices frame={frame} />
      {end === undefined ? null : <EndedNotice end={end} onRetry={frame.run} />}
      {fault === undefined || (end !== undefined && end !== 'failing') ? null : (
        <FaultNotice fault={fault} title={title} onRetry={end === undefined ? frame.run : undefined} offer={props.onFaultOffer?.(fault)} />
      )}
      {(phase === 'far' || phase === 'starting') && isEmpty ? (
        <Skeleton active title={false} paragraph={{ rows: 2 }} style={{ minHeight: FIRST_HEIGHT }} />
      ) : null}
      <OverPage isOver={isOver} title={title} height={height} onLeave={frame.leavePage}>
        <div ref={holder} />
      </OverPage>
    </Flex>
  );
}
