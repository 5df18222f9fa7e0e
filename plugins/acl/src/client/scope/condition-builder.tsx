import { PlusOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { Button, Flex, Segmented, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import type { GrantableField } from '../acl-queries';
import { ConditionLine } from './condition-line';
import { type Condition, type Conditions, buildFilter, operatorsOf, readFilter } from './conditions';
import { FilterText } from './filter-text';

export interface ConditionBuilderProps {
  readonly fields: readonly GrantableField[];
  readonly filter: JsonObject;
  /** Called with an empty filter while the conditions are not finished. */
  onChange(filter: JsonObject): void;
}

type Mode = 'lines' | 'json';

/** Conditions on rows: as lines where they can be shown so, as JSON always. */
export function ConditionBuilder({ fields, filter, onChange }: ConditionBuilderProps): ReactNode {
  const t = useT();
  const readable = readFilter(filter);
  const [mode, setMode] = useState<Mode>(readable === undefined ? 'json' : 'lines');
  const options = [
    { value: 'lines' as const, label: t('scope.lines'), disabled: readable === undefined },
    { value: 'json' as const, label: t('scope.json') },
  ];
  return (
    <Flex vertical gap="small">
      <div>
        <Segmented<Mode> size="small" aria-label={t('scope.mode')} options={options} value={mode} onChange={setMode} />
      </div>
      {mode === 'json' ? (
        <FilterText filter={filter} onChange={onChange} />
      ) : (
        <Lines
          fields={fields}
          start={readable ?? { join: '$and', list: [] }}
          onChange={(conditions) => onChange(buildFilter(conditions))}
        />
      )}
    </Flex>
  );
}

interface LinesProps {
  readonly fields: readonly GrantableField[];
  readonly start: Conditions;
  onChange(conditions: Conditions): void;
}

function Lines({ fields, start, onChange }: LinesProps): ReactNode {
  const t = useT();
  const columns = fields.filter(({ type }) => operatorsOf(type).length > 0);
  const first: Condition = { field: columns.find(({ system }) => !system)?.name ?? '', operator: '$eq', value: undefined };
  const [conditions, setConditions] = useState<Conditions>(start.list.length === 0 ? { ...start, list: [first] } : start);
  const set = (next: Conditions): void => {
    setConditions(next);
    onChange(next);
  };
  const { join, list } = conditions;
  return (
    <Flex vertical gap="small">
      {list.length < 2 ? null : <JoinChoice join={join} onChange={(value) => set({ join: value, list })} />}
      {list.map((condition, index) => (
        <ConditionLine
          // Lines have no identity but their place.
          key={index}
          columns={columns}
          condition={condition}
          place={index + 1}
          onChange={(changed) => set({ join, list: list.with(index, changed) })}
          onRemove={() => set({ join, list: list.toSpliced(index, 1) })}
        />
      ))}
      <div>
        <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => set({ join, list: [...list, first] })}>
          {t('scope.add')}
        </Button>
      </div>
    </Flex>
  );
}

function JoinChoice({ join, onChange }: { readonly join: Conditions['join']; onChange(join: Conditions['join']): void }): ReactNode {
  const t = useT();
  const options = [
    { value: '$and' as const, label: t('scope.and') },
    { value: '$or' as const, label: t('scope.or') },
  ];
  return (
    <Flex gap="small" align="center" wrap>
      <Typography.Text>{t('scope.join')}</Typography.Text>
      <Segmented size="small" aria-label={t('scope.join')} options={options} value={join} onChange={onChange} />
    </Flex>
  );
}
