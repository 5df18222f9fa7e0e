import { useT } from '@mortise/plugin-api/client';
import { theme } from 'antd';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { type PageBlock, ROW_COLUMNS } from '../../../contract';
import { LEAST_SPAN, SPAN_STEP } from '../../model/block-sizes';
import './drag-handle.css';

export interface ResizeHandleProps {
  readonly block: PageBlock;
  readonly name: string;
  /** `gesture` is the same for all sizes of one drag. */
  onResize(span: number, gesture: string): void;
}

/** The edge of a block, moved by pointer or arrow keys. */
export function ResizeHandle({ block, name, onResize }: ResizeHandleProps): ReactNode {
  const t = useT();
  const { token } = theme.useToken();
  const { held, ...pointer } = useResizeGesture(block, onResize);
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -SPAN_STEP, ArrowRight: SPAN_STEP }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    onResize(block.span + step, `size ${block.key}`);
  };
  return (
    // A separator that can be moved is a control (WAI-ARIA 1.2, separator).
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('editor.width', { name })}
      aria-valuenow={block.span}
      aria-valuemin={LEAST_SPAN}
      aria-valuemax={ROW_COLUMNS}
      className={held ? 'page-resize-handle page-resize-handle-held' : 'page-resize-handle'}
      style={{ color: token.colorPrimary }}
      {...pointer}
      onKeyDown={press}
    />
  );
}

interface ResizeGesture {
  readonly held: boolean;
  onPointerDown(event: PointerEvent<HTMLDivElement>): void;
  onPointerMove(event: PointerEvent): void;
  onPointerUp(): void;
  onPointerCancel(): void;
}

function useResizeGesture(block: PageBlock, onResize: ResizeHandleProps['onResize']): ResizeGesture {
  const start = useRef<Gesture>(undefined);
  const [held, setHeld] = useState(false);
  const begin = (event: PointerEvent<HTMLDivElement>): void => {
    const column = columnOf(event.currentTarget, block.span);
    if (column === 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, span: block.span, column, name: `size ${block.key} ${event.timeStamp}` };
    setHeld(true);
  };
  const move = ({ clientX }: PointerEvent): void => {
    if (start.current === undefined) return;
    const { x, span, column, name: gesture } = start.current;
    const next = Math.round(span + (clientX - x) / column);
    if (next !== block.span) onResize(next, gesture);
  };
  const end = (): void => {
    start.current = undefined;
    setHeld(false);
  };
  return { held, onPointerDown: begin, onPointerMove: move, onPointerUp: end, onPointerCancel: end };
}

interface Gesture {
  readonly x: number;
  readonly span: number;
  /** Width of a column in pixels. */
  readonly column: number;
  readonly name: string;
}

function columnOf(handle: HTMLElement, span: number): number {
  return (handle.parentElement?.clientWidth ?? 0) / span;
}
