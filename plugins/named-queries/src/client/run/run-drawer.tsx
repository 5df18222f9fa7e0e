import { PlayCircleOutlined } from '@ant-design/icons';
import { useApi, useT } from '@mortise/plugin-api/client';
import { CodeBlock, FailureNotice, Loaded, useFocusReturn } from '@mortise/ui';
import { Button, Drawer, Flex, Grid, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import type { NamedQuery } from '../named-query';
import { type ParameterTexts, readValues } from '../parameter-values';
import { useNamedQuery } from '../use-queries';
import { curlOf } from './curl';
import { ParameterInputs } from './parameter-inputs';
import { ResultTable } from './result-table';
import { useQueryRun } from './use-query-run';

export interface RunDrawerProps {
  readonly name: string | undefined;
  onClose(): void;
}

/** Runs a saved query with values of one's own, and shows how a program would. */
export function RunDrawer({ name, onClose }: RunDrawerProps): ReactNode {
  const t = useT();
  const query = useNamedQuery(name);
  const narrow = Grid.useBreakpoint().sm === false;
  useFocusReturn(name !== undefined);
  return (
    <Drawer
      open={name !== undefined}
      title={t('queries.run.of', { name: query.data?.title ?? name ?? '' })}
      size={narrow ? '100%' : 880}
      destroyOnHidden
      onClose={onClose}
    >
      <Loaded query={query}>{(loaded) => <RunForm key={loaded.name} query={loaded} />}</Loaded>
    </Drawer>
  );
}

function RunForm({ query }: { readonly query: NamedQuery }): ReactNode {
  const t = useT();
  const api = useApi();
  const { name, parameters } = query;
  const [texts, setTexts] = useState<ParameterTexts>({});
  const { state, run } = useQueryRun('namedQueries:run');
  const params = readValues(parameters, texts);
  const start = (page: number): void => void run({ params: { filterByTk: name }, values: { params, page } });
  return (
    <Flex vertical gap="middle">
      <ParameterInputs parameters={parameters} texts={texts} error={state.error} onChange={setTexts} onEnter={() => start(1)} />
      <div>
        <Button type="primary" icon={<PlayCircleOutlined />} loading={state.busy} onClick={() => start(1)}>
          {t('queries.run.short')}
        </Button>
      </div>
      {state.error === undefined ? null : <FailureNotice error={state.error} />}
      {state.found === undefined ? null : <ResultTable label={t('run.rows')} found={state.found} busy={state.busy} onPage={start} />}
      <Typography.Title level={2} style={{ fontSize: 16, margin: 0 }}>
        {t('run.program')}
      </Typography.Title>
      <CodeBlock code={curlOf(api.address('namedQueries:run', { filterByTk: name }), params)} label={t('run.curl')} />
    </Flex>
  );
}
