import { type BlockPlace, useT } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { FailureNotice } from '@mortise/ui';
import type { ReactNode } from 'react';
import { bothFilters } from '../../data/model/view';
import { BlockNotice, BlockSkeleton } from './collection-block';
import { useVariables } from './use-variables';
import { resolveFilter } from './variables';

/** What the viewer of a block cannot take away of its filter. */
export interface FixedFilter {
  /** The block's own, its variables filled in. */
  readonly scope: JsonObject | undefined;
  /** With what other blocks of the page ask for. */
  readonly all: JsonObject | undefined;
}

export interface WithFixedFilterProps {
  readonly place: BlockPlace;
  /** As the block's settings have it. */
  readonly scope: JsonObject | undefined;
  readonly children: (filter: FixedFilter) => ReactNode;
}

/** Shows records once it is known which: a filter whose variables stand for nothing would mean others than its author wanted. */
export function WithFixedFilter({ place: { board, block }, scope, children }: WithFixedFilterProps): ReactNode {
  const t = useT();
  const { loading, error, retry, valueOf } = useVariables(board.record, scope);
  if (loading) return <BlockSkeleton />;
  if (error !== undefined) return <FailureNotice error={error} onRetry={retry} />;
  const own = scope === undefined ? undefined : resolveFilter(scope, valueOf);
  if (scope !== undefined && own === undefined) return <BlockNotice>{t('blocks.needsRecord')}</BlockNotice>;
  return children({ scope: own, all: bothFilters(own, board.filterOf(block)) });
}
