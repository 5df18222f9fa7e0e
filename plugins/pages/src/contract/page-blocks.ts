import type { ServiceRef } from '@mortise/plugin-api/server';
import type { Disposable, JsonObject, Principal } from '@mortise/shared';
import type { ForRoles, PageBlock } from './page-content';

/** A block of a draft that is about to be published, and who does it. */
export interface BlockPublishing {
  readonly page: string;
  readonly block: PageBlock;
  /** The block of this key that viewers see now; undefined when there is none, or none that this rule has approved. */
  readonly published: PageBlock | undefined;
  readonly principal: Principal;
}

/** What a plugin has to say about blocks of pages; asked about every block, whatever its kind. */
export interface BlockRule {
  /** Unique. Kept with every publishing it approved. */
  readonly id: string;
  /** The settings as they are kept and shown to authors: what they may not decide is worked out here. Must not throw. */
  prepare?(block: PageBlock): JsonObject;
  /** Refuses to save a block. @throws AppError */
  check?(block: PageBlock): void | Promise<void>;
  /** Refuses to publish a block. @throws AppError */
  approve?(publishing: BlockPublishing): void | Promise<void>;
  /** The settings viewers get. Must not throw. */
  forViewers?(block: PageBlock): JsonObject;
}

/** One block of a page as it is in one revision. */
export interface BlockAddress {
  readonly page: string;
  readonly block: string;
  /** Undefined for the draft. */
  readonly revision: number | undefined;
}

export interface FoundBlock extends BlockAddress {
  readonly settings: JsonObject;
  readonly kind: string;
  /** Rules that approved its publishing; none for a draft. */
  readonly approvedBy: readonly string[];
  /** Its roles, its tab's and its page's: who sees it holds one of each that is not empty. */
  readonly audience: readonly Required<ForRoles>[];
  /** The group of its page, which may be for certain roles as well. */
  readonly group: string | null;
}

/** Blocks of pages, for plugins that act for them. */
export interface PageBlocks {
  /** From now on until it is disposed. @throws AppError NAME_TAKEN */
  addRule(rule: BlockRule): Disposable;
  /**
   * A block as it is in the draft now, or in a revision that is in force: the published one, and for five minutes the one before it, for pages
   * that are open. Undefined when there is no such page, revision or block.
   */
  find(address: BlockAddress): Promise<FoundBlock | undefined>;
  /** Whether somebody may have it before them: what is published by its roles, drafts by the right to change pages. */
  isShownTo(block: FoundBlock, principal: Principal): Promise<boolean>;
}

// Browsers read this file for its types: it must not bring the server's part of the plugin API along.
export const pageBlocksRef: ServiceRef<PageBlocks> = Object.freeze({ id: 'pages.blocks', optional: false });
