import { CodeOutlined, DownOutlined } from '@ant-design/icons';
import { type ListParams, useApi, useT } from '@mortise/plugin-api/client';
import { CodeBlock, MenuButton } from '@mortise/ui';
import { Flex, Modal, Tabs, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import type { DataCollection } from '../model/data-collection';
import { curlSnippet } from '../snippets/curl-snippet';
import { javascriptSnippet } from '../snippets/javascript-snippet';
import { pythonSnippet } from '../snippets/python-snippet';
import { KEY_PLACEHOLDER, type ViewRequest, viewRequest } from '../snippets/view-request';

export interface CopyAsProps {
  readonly collection: DataCollection;
  readonly params: ListParams;
}

/** Names of tools and languages are the same everywhere. */
const LANGUAGES: readonly { readonly id: string; readonly label: string; write(request: ViewRequest): string }[] = [
  { id: 'curl', label: 'curl', write: curlSnippet },
  { id: 'javascript', label: 'JavaScript', write: javascriptSnippet },
  { id: 'python', label: 'Python', write: pythonSnippet },
];

/** The view that is shown, as a program would ask for it. */
export function CopyAs({ collection, params }: CopyAsProps): ReactNode {
  const t = useT();
  const api = useApi();
  const [language, setLanguage] = useState<string | undefined>();
  const request = viewRequest(api.address(`${collection.name}:list`), params, collection.dataSource);
  const items = LANGUAGES.map(({ id, label }) => ({ key: id, label }));
  return (
    <>
      <MenuButton icon={<CodeOutlined />} label={t('data.copyAs.button')} items={items} onChoose={setLanguage}>
        {t('data.copyAs.button')}
        <DownOutlined aria-hidden />
      </MenuButton>
      <Modal
        open={language !== undefined}
        title={t('data.copyAs.title')}
        footer={null}
        width={720}
        destroyOnHidden
        onCancel={() => setLanguage(undefined)}
      >
        <Flex vertical gap="small">
          <Typography.Text>{t('data.copyAs.hint', { placeholder: KEY_PLACEHOLDER })}</Typography.Text>
          <Tabs
            {...(language === undefined ? {} : { activeKey: language })}
            onChange={setLanguage}
            items={LANGUAGES.map(({ id, label, write }) => ({
              key: id,
              label,
              children: <CodeBlock code={write(request)} label={t('data.copyAs.code', { language: label })} />,
            }))}
          />
        </Flex>
      </Modal>
    </>
  );
}
