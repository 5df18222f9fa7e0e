import { type ReactNode, useState } from 'react';
import type { PageContent } from '../../contract';
import { findBlock } from '../model/content-parts';
import { type PageFrames, PageView } from '../page/page-view';
import { BelowRows } from './below-rows';
import { BlockDrawer } from './block-drawer';
import { BlockTools } from './block-tools';
import { DragArea } from './drag/drag-area';
import { DropZone } from './drag/drop-zone';
import { OverBlock } from './drag/over-block';
import { TabDrawer } from './tabs/tab-drawer';
import { TabTools } from './tabs/tab-tools';

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
  const [open, setOpen] = useState<string>();
  const [openTab, setOpenTab] = useState<string>();
  const block = open === undefined ? undefined : findBlock(content, open);
  const frames: PageFrames = {
    tools: (one) => <BlockTools block={one} content={content} onChange={onChange} onSettings={() => setOpen(one.key)} />,
    over: (one, isWide) => <OverBlock block={one} isWide={isWide} content={content} onChange={onChange} />,
    between: (tab, row) => <DropZone place={{ kind: 'between', tab: tab.key, row }} />,
    below: (tab) => (
      <BelowRows content={content} tab={tab.key} onChange={onChange} onAdded={(next, key) => (onChange(next), setOpen(key))} />
    ),
    overTab: (tab) => <DropZone place={{ kind: 'tab', tab: tab.key }} />,
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
