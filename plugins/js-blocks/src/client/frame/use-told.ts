import type { FrameHost } from '@mortise/js-runtime/host';
import { useT } from '@mortise/plugin-api/client';
import type { JsonValue } from '@mortise/shared';
import { type RefObject, useEffect } from 'react';
import type { BlockFrameProps } from './block-frame-props';
import { onRefresh } from './refreshed-blocks';
import { useLook } from './use-look';

export interface ToldFrame {
  readonly host: RefObject<FrameHost | undefined>;
  readonly isNear: boolean;
  /** Another frame is told everything anew. */
  readonly attempt: number;
  /** What the frame asks for, in pixels. */
  readonly height: number;
}

/** Keeps a frame up to date: what it shows, how the page looks, whether it can be seen, and its size. */
export function useTold({ facts, height, place }: BlockFrameProps, { host, isNear, attempt, height: asked }: ToldFrame): void {
  const t = useT();
  const look = useLook();
  useEffect(() => host.current?.tell('facts', (facts ?? {}) as JsonValue), [host, facts]);
  useEffect(() => host.current?.tell('look', look as unknown as JsonValue), [host, look]);
  useEffect(() => host.current?.tell('visible', isNear), [host, isNear]);
  useEffect(() => onRefresh(place.page, place.block, () => host.current?.tell('refresh', null)), [host, place.page, place.block]);
  const { dark } = look;
  const shown = typeof height === 'number' ? height : asked;
  // Whoever cannot see a frame knows it by its name.
  const title = place.title || t('frame.untitled');
  useEffect(() => host.current?.shape({ height: shown, dark, title }), [host, attempt, shown, dark, title]);
}
