import { FrameHost } from '@mortise/js-runtime/host';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { BlockFrameProps } from './block-frame';
import { joinPeers, restartStuckPeers } from './frame-peers';
import { FIRST_STATUS, type FrameStatus, beginning } from './frame-status';
import { hearFrame } from './hear-frame';
import { useRuntimeBase } from './runtime-base';
import { useNear } from './use-near';
import { useOperations } from './use-operations';
import { useTold } from './use-told';

export interface ShownFrame {
  readonly status: FrameStatus;
  /** Runs the code anew. */
  run(): void;
  /** Takes the frame away. */
  stop(): void;
}

/** Milliseconds until the browser has ended the process of frames that did not answer. */
const PAUSE = 1_500;

/** The frame of a block, put into `holder` as soon as that is near the view, unless it `waits` for its viewer. */
export function useBlockFrame(props: BlockFrameProps, holder: RefObject<HTMLElement | null>, waits: boolean): ShownFrame {
  const [status, setStatus] = useState<FrameStatus>(FIRST_STATUS);
  const host = useRef<FrameHost | undefined>(undefined);
  const base = useRuntimeBase();
  const operations = useOperations(props);
  const { wasNear, isNear } = useNear(holder);
  const latest = useRef({ props, status, operations });
  useEffect(() => {
    latest.current = { props, status, operations };
  });
  const { code, place, run = 0 } = props;
  useEffect(() => {
    if (wasNear) setStatus((before) => (waits ? { ...before, phase: 'off' } : beginning(before)));
  }, [code, place.page, place.revision, place.block, run, wasNear, waits]);

  const { attempt } = status;
  useEffect(() => {
    const { current: parent } = holder;
    if (attempt === 0 || parent === null || base === undefined) return undefined;
    const change = (part: Partial<FrameStatus>): void =>
      setStatus((before) => (before.attempt === attempt ? { ...before, ...part } : before));
    const frame = new FrameHost({
      address: `${base}block.html`,
      title: latest.current.props.place.title ?? '',
      operations: latest.current.operations(base),
      onTell: ({ what, data }) => hearFrame(what, data, { change, observer: latest.current.props.observer }),
      onEnd: (end) => change({ phase: 'ended', end }),
      onPulse: (answers) => change({ phase: answers ? 'running' : 'stuck' }),
    });
    host.current = frame;
    parent.append(frame.element);
    return () => {
      host.current = undefined;
      frame.tell('dispose', null);
      frame.dispose();
    };
  }, [attempt, base, holder]);

  useTold(props, { host, isNear, attempt, height: status.height });
  const peer = useRef({
    isStuck: () => latest.current.status.phase === 'stuck',
    restart: () => {
      host.current?.dispose();
      setStatus((before) => ({ ...before, phase: 'pausing' }));
      setTimeout(() => setStatus(beginning), PAUSE);
    },
  });
  useEffect(() => joinPeers(peer.current), []);
  const stop = (): void => {
    host.current?.dispose();
    setStatus((before) => ({ ...before, phase: 'ended', end: 'stopped' }));
    restartStuckPeers(peer.current);
  };
  return { status, run: () => setStatus(beginning), stop };
}
