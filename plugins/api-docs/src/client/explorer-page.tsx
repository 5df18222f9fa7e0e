import { ApiOutlined, SearchOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { EmptyState, Loaded, Screen, useUrlState } from '@mortise/ui';
import { Flex, Grid } from 'antd';
import { type ReactNode, useState } from 'react';
import type { OutlineGroup } from '../contract/outline';
import type { Credential } from './call/credential';
import { readKind } from './call/credential';
import { operationOf } from './document';
import { DownloadMenu } from './download-menu';
import { OperationList } from './list/operation-list';
import { CredentialBar } from './show/credential-bar';
import { OperationView } from './show/operation-view';
import { useDocument, useOutline } from './use-document';

const TITLES = { session: 'title', key: 'title', oauth: 'testOauth', external: 'testExternal' } as const;

/** Every call the viewer may make, to be read and tried; the address says which one, and with what credential. */
export default function ExplorerPage(): ReactNode {
  const t = useT();
  const outline = useOutline();
  const [kindText] = useUrlState('credential');
  const [chosen] = useUrlState('op');
  const part = groupOf(outline.data ?? [], chosen)?.namespace;
  return (
    <Screen title={t(TITLES[readKind(kindText)])} description={t('description')} actions={<DownloadMenu namespace={part} />}>
      <Loaded query={outline}>{(groups) => <Explorer groups={groups} />}</Loaded>
    </Screen>
  );
}

/** Stays in view while the call beside it is scrolled. */
const BESIDE = { flex: '0 0 300px', minWidth: 0, position: 'sticky', top: 72, maxHeight: 'calc(100vh - 88px)', overflow: 'auto' } as const;

function Explorer({ groups }: { readonly groups: readonly OutlineGroup[] }): ReactNode {
  const [kindText, setKind] = useUrlState('credential');
  const [chosen] = useUrlState('op');
  const [tokens, setTokens] = useState<Readonly<Record<string, string>>>({});
  const isWide = Grid.useBreakpoint().md !== false;
  const kind = readKind(kindText);
  const credential: Credential = { kind, token: tokens[kind] ?? '' };
  return (
    <Flex vertical gap="middle">
      <CredentialBar
        credential={credential}
        onKind={(next) => setKind(next === 'session' ? undefined : next)}
        onToken={(token) => setTokens((before) => ({ ...before, [kind]: token }))}
      />
      <Flex gap="large" align="flex-start">
        {isWide || chosen === undefined ? (
          <div style={isWide ? BESIDE : { flex: '1 1 auto', minWidth: 0 }}>
            <OperationList groups={groups} chosen={chosen} />
          </div>
        ) : null}
        {isWide || chosen !== undefined ? (
          <div style={{ flex: '1 1 0', minWidth: 0 }}>
            <Chosen groups={groups} id={chosen} credential={credential} />
          </div>
        ) : null}
      </Flex>
    </Flex>
  );
}

interface ChosenProps {
  readonly groups: readonly OutlineGroup[];
  readonly id: string | undefined;
  readonly credential: Credential;
}

function Chosen({ groups, id, credential }: ChosenProps): ReactNode {
  const t = useT();
  const group = groupOf(groups, id);
  if (id === undefined) return <EmptyState icon={<ApiOutlined />} title={t('choose')} hint={t('chooseHint')} />;
  return group ? <Call namespace={group.namespace} id={id} credential={credential} /> : <Unknown />;
}

function groupOf(groups: readonly OutlineGroup[], id: string | undefined): OutlineGroup | undefined {
  return groups.find(({ operations }) => operations.some((one) => one.id === id));
}

interface CallProps {
  readonly namespace: string;
  readonly id: string;
  readonly credential: Credential;
}

function Call({ namespace, id, credential }: CallProps): ReactNode {
  const document = useDocument(namespace);
  return (
    <Loaded query={document}>
      {(loaded) => {
        const operation = operationOf(loaded, id);
        return operation ? <OperationView key={id} document={loaded} operation={operation} credential={credential} /> : <Unknown />;
      }}
    </Loaded>
  );
}

function Unknown(): ReactNode {
  const t = useT();
  return <EmptyState icon={<SearchOutlined />} title={t('unknown')} hint={t('unknownHint')} />;
}
