import { type RefObject, useEffect, useRef, useState } from 'react';
import type { BlockFrameProps } from './block-frame-props';
import { joinPeers, restartStuckPeers } from './frame-peers';
import { FIRST_STATUS, type FrameStatus, beginning } from './frame-status';
import type { ShownFrame } from './shown-frame';
import { useFrameHost } from './use-frame-host';
import { useNear } from './use-near';
import { useTold } from './use-told';

/** Milliseconds until the browser has ended the process of frames that did not answer. */
const PAUSE = 1_500;

/** The frame of a block, put into `holder` as soon as that is near the view, unless it `waits` for its viewer. */
export function useBlockFrame(props: BlockFrameProps, holder: RefObject<HTMLElement | null>, waits: boolean): ShownFrame {
  const [status, setStatus] = useState<FrameStatus>(FIRST_STATUS);
  const { wasNear, isNear } = useNear(holder);
  const { code, place, run = 0 } = props;
  const subject = wasNear ? JSON.stringify([run, place.page, place.revision, place.block, code]) : undefined;
  if (subject !== status.subject)
    setStatus((before) => ({ ...(waits ? before : beginning(before)), ...(waits ? { phase: 'off' } : {}), subject }));
  const host = useFrameHost(props, { holder, attempt: status.attempt, setStatus });
  useTold(props, { host, isNear, attempt: status.attempt, height: status.height });
  const phase = useRef(status.phase);
  useEffect(() => {
    phase.current = status.phase;
  });
  const peer = useRef({
    isStuck: () => phase.current === 'stuck',
    restart: () => {
      host.current?.dispose();
      setStatus((before) => ({ ...before, phase: 'pausing', isOver: false }));
      setTimeout(() => setStatus(beginning), PAUSE);
    },
  });
  useEffect(() => joinPeers(peer.current), []);
  const stop = (): void => {
    host.current?.dispose();
    setStatus((before) => ({ ...before, phase: 'ended', end: 'stopped', isOver: false }));
    restartStuckPeers(peer.current);
  };
  const resume = (): void => {
    host.current?.resume();
    setStatus((before) => ({ ...before, isPaused: false }));
  };
  const leavePage = (): void => {
    host.current?.tell('overlay', { open: false });
    host.current?.element.focus();
    setStatus((before) => ({ ...before, isOver: false }));
  };
  return { status, run: () => setStatus(beginning), stop, resume, leavePage };
}
