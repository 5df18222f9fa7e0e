import type { FrameHost } from '@mortise/js-runtime/host';
import { type Dispatch, type RefObject, type SetStateAction, useEffect, useRef } from 'react';
import type { BlockFrameProps } from './block-frame-props';
import type { FrameStatus } from './frame-status';
import { openFrame } from './open-frame';
import { useRuntimeBase } from './runtime-base';
import { useOperations } from './use-operations';

export interface HostedFrame {
  readonly holder: RefObject<HTMLElement | null>;
  /** Each one is a frame of its own; none for 0. */
  readonly attempt: number;
  readonly setStatus: Dispatch<SetStateAction<FrameStatus>>;
}

/** Puts a frame into the page for each attempt, and takes it away again. Filled while there is one. */
export function useFrameHost(props: BlockFrameProps, { holder, attempt, setStatus }: HostedFrame): RefObject<FrameHost | undefined> {
  const host = useRef<FrameHost | undefined>(undefined);
  const base = useRuntimeBase();
  const operations = useOperations(props);
  const latest = useRef({ props, operations });
  useEffect(() => {
    latest.current = { props, operations };
  });
  useEffect(() => {
    const { current: parent } = holder;
    if (attempt === 0 || parent === null || base === undefined) return undefined;
    const frame = openFrame({
      base,
      operations: (overlay) => latest.current.operations(base, overlay),
      observer: () => latest.current.props.observer,
      change: (part) => setStatus((before) => (before.attempt === attempt ? { ...before, ...part } : before)),
    });
    host.current = frame;
    parent.append(frame.element);
    return () => {
      host.current = undefined;
      frame.tell('dispose', null);
      frame.dispose();
    };
  }, [attempt, base, holder, setStatus]);
  return host;
}
