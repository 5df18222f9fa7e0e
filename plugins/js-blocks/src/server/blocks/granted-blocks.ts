import type { AccessPort, CollectionsPort } from '@mortise/plugin-api/server';
import type { FoundBlock, PageBlocks } from '@mortise/plugin-pages/contract';
import { AppError, type JsonObject, type Narrowing, type Principal, isAppError } from '@mortise/shared';
import { BLOCK_NARROWING, type BlockAddress, type BlockGrants, blockAddress, isReadsOnly, readBlockAddress } from '../../contract';
import { isTrusted } from '../grants/approve-grants';
import { GRANTS_RULE } from '../grants/grants-rule';
import { narrowingOf } from '../grants/narrowing-of';
import { readGrants } from '../grants/read-grants';

export interface GrantedBlocksDeps {
  readonly blocks: PageBlocks;
  readonly access: AccessPort;
  readonly collections: CollectionsPort;
}

/** What blocks may do, by their addresses. */
export class GrantedBlocks {
  readonly #deps: GrantedBlocksDeps;

  constructor(deps: GrantedBlocksDeps) {
    this.#deps = deps;
  }

  /** What is left of a caller's rights in a call of a block. @throws AppError NARROWING_UNKNOWN */
  async narrow(said: string, principal: Principal): Promise<Narrowing> {
    const address = readBlockAddress(said);
    const block = address && (await this.#deps.blocks.find(address));
    // A key has the rights it was given, whoever's draft it is used in; people are shown drafts only when they may change them.
    const isOpen =
      block !== undefined && (block.revision !== undefined || principal.kind !== 'user' || (await this.#shows(block, principal)));
    if (!isOpen) throw unknownBlock(said, principal);
    const narrowing = narrowingOf(grantsIn(block), this.#deps.collections);
    return isReadsOnly(said) ? { ...narrowing, readsOnly: true } : narrowing;
  }

  /** The grants of a block that is in force, whoever sees it. */
  async grantsAt(address: BlockAddress): Promise<BlockGrants | undefined> {
    const block = await this.#deps.blocks.find(address);
    return block && grantsIn(block);
  }

  /** The grants of a block that is before somebody's eyes. @throws AppError RECORD_NOT_FOUND when it is not */
  async grantsFor(address: BlockAddress, principal: Principal): Promise<BlockGrants> {
    const block = await this.#deps.blocks.find(address);
    if (!block || !(await this.#shows(block, principal))) throw new AppError('RECORD_NOT_FOUND', { collection: 'jsBlocks' });
    return grantsIn(block);
  }

  /**
   * The same, for what reaches beyond records: nobody has approved a draft, so it may do so only for those who could.
   * @throws AppError RECORD_NOT_FOUND, ACTION_DENIED
   */
  async trustedGrantsFor(address: BlockAddress, principal: Principal): Promise<BlockGrants> {
    const grants = await this.grantsFor(address, principal);
    if (address.revision === undefined && !(await isTrusted(principal, this.#deps.access))) {
      throw new AppError('ACTION_DENIED', {
        block: blockAddress(address),
        reason: 'a draft has no approval for other servers and secrets',
      });
    }
    return grants;
  }

  #shows(block: FoundBlock, principal: Principal): Promise<boolean> {
    return this.#deps.blocks.isShownTo(block, principal);
  }
}

/** What was published while nobody looked at grants has none. */
function grantsIn({ block, settings, revision, approvedBy }: FoundBlock): BlockGrants {
  return revision === undefined || approvedBy.includes(GRANTS_RULE) ? leniently(settings, block) : {};
}

/** A draft from before the plugin may hold anything. */
function leniently(settings: JsonObject, block: string): BlockGrants {
  try {
    return readGrants(settings, block);
  } catch (error) {
    if (isAppError(error)) return {};
    throw error;
  }
}

function unknownBlock(said: string, { id }: Principal): AppError {
  return new AppError('NARROWING_UNKNOWN', { header: BLOCK_NARROWING, received: said.slice(0, 100), caller: id });
}
