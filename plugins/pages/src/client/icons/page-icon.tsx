import { FileTextOutlined } from '@ant-design/icons';
import { isOneOf } from '@mortise/shared';
import { type ReactNode, Suspense, lazy } from 'react';
import { PAGE_ICONS } from './icon-names';

const IconSet = lazy(() => import('./icon-set'));

/** The mark of a page; the usual one for names nobody knows. */
export function PageIcon({ name }: { readonly name: string }): ReactNode {
  const usual = <FileTextOutlined />;
  if (!isOneOf(PAGE_ICONS, name)) return usual;
  return (
    <Suspense fallback={usual}>
      <IconSet name={name} />
    </Suspense>
  );
}
