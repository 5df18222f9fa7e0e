import type { PageRevision } from '@mortise/plugin-pages/contract';
import { useLanguage, useT } from '@mortise/plugin-api/client';
import { Loaded } from '@mortise/ui';
import { Button, Flex, Select, Typography } from 'antd';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { DiffView } from './diff-view';
import { usePublishedCode, useRevisions } from './use-versions';

export interface VersionsPanelProps {
  readonly page: string;
  readonly block: string;
  /** What stands in the editor. */
  readonly code: string;
  onRestore(code: string): void;
}

/** What was published of the block, beside what stands in the editor. */
export function VersionsPanel(props: VersionsPanelProps): ReactNode {
  const t = useT();
  const revisions = useRevisions(props.page);
  return (
    <Loaded query={revisions}>
      {(list) =>
        list.length === 0 ? (
          <Typography.Text type="secondary">{t('editor.versions.none')}</Typography.Text>
        ) : (
          <Versions {...props} revisions={list} />
        )
      }
    </Loaded>
  );
}

function Versions({
  page,
  block,
  code,
  onRestore,
  revisions,
}: VersionsPanelProps & { readonly revisions: readonly PageRevision[] }): ReactNode {
  const t = useT();
  const language = useLanguage();
  const [chosen = revisions[0]?.number, setChosen] = useState<number>();
  const published = usePublishedCode(page, block, chosen);
  const shown = useDeferredValue(code);
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const options = revisions.map(({ number, createdAt }) => ({
    value: number,
    label: t('editor.versions.revision', { number, when: when.format(new Date(createdAt)) }),
  }));
  return (
    <Flex vertical gap="small">
      <Flex gap="small" wrap>
        <Select
          aria-label={t('editor.versions.choose')}
          value={chosen ?? null}
          options={options}
          onChange={(number) => setChosen(number ?? undefined)}
          style={{ minWidth: 240, flex: 1 }}
        />
        <Button
          disabled={published.data === undefined || published.data === null || published.data === code}
          onClick={() => onRestore(published.data ?? '')}
        >
          {t('editor.versions.restore')}
        </Button>
      </Flex>
      <Loaded query={published}>{(before) => <Difference before={before} after={shown} />}</Loaded>
    </Flex>
  );
}

function Difference({ before, after }: { readonly before: string | null; readonly after: string }): ReactNode {
  const t = useT();
  if (before === null) return <Typography.Text type="secondary">{t('editor.versions.absent')}</Typography.Text>;
  if (before === after) return <Typography.Text type="secondary">{t('editor.versions.same')}</Typography.Text>;
  return <DiffView before={before} after={after} label={t('editor.versions.diff')} />;
}
