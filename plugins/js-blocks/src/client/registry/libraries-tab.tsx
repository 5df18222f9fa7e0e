import { AppstoreAddOutlined, PlusOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { ConfirmByName, EmptyState, Loaded, useUrlState } from '@mortise/ui';
import { Button, Flex, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ShownLibrary } from '../../contract';
import { LibrariesTable } from './libraries-table';
import { LibraryForm } from './library-form';
import { useLibraries, useLibraryEditor } from './use-libraries';

/** The libraries blocks may load. This server keeps them, so that blocks work without internet and nobody changes them meanwhile. */
export function LibrariesTab(): ReactNode {
  const t = useT();
  const libraries = useLibraries();
  const [asked, ask] = useUrlState('new', { push: true });
  const [doomed, setDoomed] = useState<ShownLibrary>();
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => ask('library')}>
      {t('registry.add')}
    </Button>
  );
  const isEmpty = libraries.data?.length === 0;
  return (
    <Flex vertical gap="middle">
      <Flex wrap gap="small" justify="space-between" align="flex-start">
        <Typography.Text style={{ flex: '1 1 20rem' }}>{t('registry.hint')}</Typography.Text>
        {isEmpty ? null : add}
      </Flex>
      <Loaded query={libraries}>
        {(list) =>
          isEmpty ? (
            <EmptyState icon={<AppstoreAddOutlined />} title={t('registry.empty')} hint={t('registry.emptyHint')} action={add} />
          ) : (
            <LibrariesTable libraries={list} onRemove={setDoomed} />
          )
        }
      </Loaded>
      <LibraryForm open={asked === 'library'} onClose={() => ask(undefined)} />
      <RemoveLibrary library={doomed} onClose={() => setDoomed(undefined)} />
    </Flex>
  );
}

function RemoveLibrary({ library, onClose }: { readonly library: ShownLibrary | undefined; onClose(): void }): ReactNode {
  const t = useT();
  const editor = useLibraryEditor();
  const name = library?.name ?? '';
  return (
    <ConfirmByName
      open={library !== undefined}
      title={t('registry.removeTitle', { name })}
      name={name}
      losses={t('registry.removeLoss')}
      onConfirm={async () => {
        if (library !== undefined) await editor.destroy(library.id);
      }}
      onClose={onClose}
    />
  );
}
