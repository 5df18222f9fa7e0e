import { type ReactNode, useState } from 'react';
import type { PageContent } from '../../contract';
import { resizeBlock } from '../model/block-sizes';
import { findBlock } from '../model/content-parts';
import { type PageFrames, PageView } from '../page/page-view';
import { AddBlock } from './add-block';
import { BlockDrawer } from './block-drawer';
import { BlockTools } from './block-tools';
import { DragArea } from './drag/drag-area';
import { DropZone } from './drag/drop-zone';
import { ResizeHandle } from './drag/resize-handle';
import { TabDrawer } from './tabs/tab-drawer';
import { TabTools } from './tabs/tab-tools';
import { useBlockName } from './use-block-name';

export interface EditedContentProps {
  readonly uid: string;
  readonly content: PageContent;
  /** Changes of one label that follow each other soon are one step. */
  onChange(content: PageContent, label?: string): void;
  /** Stores the draft. Never rejects. */
  save(): Promise<void>;
}

/** A page with the tools of its author around every part. */
export function EditedContent({ uid, content, onChange, save }: EditedContentProps): ReactNode {
  const nameOf = useBlockName();
  const [open, setOpen] = useState<string>();
  const [openTab, setOpenTab] = useState<string>();
  const block = open === undefined ? undefined : findBlock(content, open);
  const frames: PageFrames = {
    tools: (one) => <BlockTools block={one} content={content} onChange={onChange} onSettings={() => setOpen(one.key)} />,
    over: (one, isWide) => (
      <>
        <DropZone place={{ kind: 'beside', block: one.key, side: 'before' }} />
        <DropZone place={{ kind: 'beside', block: one.key, side: 'after' }} />
        {isWide ? (
          <ResizeHandle
            block={one}
            name={nameOf(one)}
            onResize={(span, gesture) => onChange(resizeBlock(content, one.key, span), gesture)}
          />
        ) : null}
      </>
    ),
    between: (tab, row) => <DropZone place={{ kind: 'between', tab: tab.key, row }} />,
    below: (tab) => <AddBlock content={content} tab={tab.key} onAdded={(next, key) => (onChange(next), setOpen(key))} />,
    aboveTabs: (tab) => <TabTools tab={tab} content={content} onChange={onChange} onSettings={setOpenTab} />,
  };
  return (
    <>
      <DragArea content={content} onChange={onChange}>
        <PageView page={{ uid }} content={content} frames={frames} />
      </DragArea>
      <BlockDrawer uid={uid} block={block} content={content} onChange={onChange} save={save} onClose={() => setOpen(undefined)} />
      <TabDrawer
        tab={content.tabs.find(({ key }) => key === openTab)}
        content={content}
        onChange={onChange}
        onClose={() => setOpenTab(undefined)}
      />
    </>
  );
}
