import { useUrlState } from '@mortise/ui';
import type { ReactNode } from 'react';
import { SourcesList } from './list/sources-list';
import { SourceDetail } from './tables/source-detail';

/** All data sources, or the tables of one. */
export default function SourcesPage(): ReactNode {
  const [source] = useUrlState('source');
  return source === undefined ? <SourcesList /> : <SourceDetail key={source} sourceKey={source} />;
}
