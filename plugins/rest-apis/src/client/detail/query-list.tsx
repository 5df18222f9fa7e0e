import { useT } from '@mortise/plugin-api/client';
import { CodeBlock } from '@mortise/ui';
import { Button, Collapse, Flex, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { RestApi, ServedQuery } from '../rest-api';
import { useDescription } from '../use-rest-apis';
import { curlOf } from './endpoints';
import type { NamedQuery } from './named-query';

interface QueryListProps {
  readonly api: RestApi;
  readonly known: readonly NamedQuery[];
  onRemove(name: string): Promise<void>;
  onRepublish(name: string): Promise<void>;
}

/** The queries an API offers, with the command that calls each, and what became of it since it was added. */
export function QueryList({ api, known, onRemove, onRepublish }: QueryListProps): ReactNode {
  const t = useT();
  const { data } = useDescription(api.id);
  const stateOf = (name: string): ServedQuery['state'] => data?.queries.find((query) => query.name === name)?.state ?? 'current';
  const commandOf = (name: string): string => {
    const parameters = known.find((query) => query.name === name)?.parameters ?? [];
    const query = ['$top=10', ...parameters.map((parameter) => `${encodeURIComponent(parameter.name)}=…`)].join('&');
    return curlOf({ method: 'GET', url: `${window.location.origin}/oauth/custom/${api.slug}/${name}?${query}` });
  };
  return (
    <Collapse
      items={api.queries.map((name) => ({
        key: name,
        label: <Typography.Text code>{`/oauth/custom/${api.slug}/${name}`}</Typography.Text>,
        extra: <StateTag state={stateOf(name)} />,
        children: (
          <Flex vertical gap="small">
            <StateText name={name} state={stateOf(name)} onRepublish={onRepublish} />
            <CodeBlock code={commandOf(name)} label={t('endpoints.curlOf', { path: name })} />
            <div>
              <Button danger onClick={() => void onRemove(name)}>
                {t('custom.remove', { name })}
              </Button>
            </div>
          </Flex>
        ),
      }))}
    />
  );
}

function StateTag({ state }: Pick<ServedQuery, 'state'>): ReactNode {
  const t = useT();
  if (state === 'current') return null;
  return <Tag color={state === 'changed' ? 'blue' : 'red'}>{t(state === 'changed' ? 'custom.newer' : 'custom.gone')}</Tag>;
}

interface StateTextProps extends ServedQuery {
  onRepublish(name: string): Promise<void>;
}

function StateText({ name, state, onRepublish }: StateTextProps): ReactNode {
  const t = useT();
  if (state === 'current') return null;
  if (state === 'gone') return <Typography.Text>{t('custom.goneHint')}</Typography.Text>;
  return (
    <Flex wrap gap="small" align="center">
      <Typography.Text>{t('custom.newerHint')}</Typography.Text>
      <Button type="primary" onClick={() => void onRepublish(name)}>
        {t('custom.republish', { name })}
      </Button>
    </Flex>
  );
}
