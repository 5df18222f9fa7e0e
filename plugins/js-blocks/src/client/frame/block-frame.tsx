import { useT } from '@mortise/plugin-api/client';
import { Alert, Flex, Skeleton } from 'antd';
import { type ReactNode, useRef } from 'react';
import { useSearchParams } from 'react-router';
import type { BlockFrameProps } from './block-frame-props';
import { EndedNotice } from './ended-notice';
import { FaultNotice } from './fault-notice';
import { OverPage } from './over-page/over-page';
import { PhaseNotices } from './phase-notices';
import { useRuntimeBase } from './runtime-base';
import { useBlockFrame } from './use-block-frame';

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
