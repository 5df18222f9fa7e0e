import type { PageBlock } from '../../contract';
import { useBlockKinds } from '../model/block-kinds';

/** What a block is called: its title, or that of its kind. */
export function useBlockName(): (block: Pick<PageBlock, 'title' | 'kind'>) => string {
  const kinds = useBlockKinds();
  return ({ title, kind }) => title || (kinds.find(({ name }) => name === kind)?.title ?? kind);
}
