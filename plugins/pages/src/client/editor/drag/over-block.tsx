import type { ReactNode } from 'react';
import type { PageBlock, PageContent } from '../../../contract';
import { resizeBlock } from '../../model/block-sizes';
import { useBlockName } from '../use-block-name';
import { DropZone } from './drop-zone';
import { ResizeHandle } from './resize-handle';

export interface OverBlockProps {
  readonly block: PageBlock;
  /** Blocks stand side by side. */
  readonly isWide: boolean;
  readonly content: PageContent;
  /** Changes of one label that follow each other soon are one step. */
  onChange(content: PageContent, label: string): void;
}

/** What pointers find over a block: the halves others are dropped beside, and its edge. */
export function OverBlock({ block, isWide, content, onChange }: OverBlockProps): ReactNode {
  const name = useBlockName()(block);
  const resize = (span: number, gesture: string): void => onChange(resizeBlock(content, block.key, span), gesture);
  return (
    <>
      <DropZone place={{ kind: 'beside', block: block.key, side: 'before' }} />
      <DropZone place={{ kind: 'beside', block: block.key, side: 'after' }} />
      {isWide ? <ResizeHandle block={block} name={name} onResize={resize} /> : null}
    </>
  );
}
