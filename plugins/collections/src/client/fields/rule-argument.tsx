import { useT } from '@mortise/plugin-api/client';
import { Checkbox, Flex, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { localMoment } from './default-text';
import type { RuleNeed, RuleValues } from './rule-values';

export interface RuleArgumentProps {
  readonly need: Exclude<RuleNeed, 'nothing'>;
  /** Of the field. */
  readonly type: string;
  readonly rule: RuleValues;
  readonly label: string;
  readonly id: string | undefined;
  onChange(part: RuleValues): void;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: boolean | 'true';
}

const DATE_INPUTS: Readonly<Record<string, string>> = {
  datetime: 'datetime-local',
  unixTimestamp: 'datetime-local',
  datetimeNoTz: 'datetime-local',
  date: 'date',
  time: 'time',
};
const MONOSPACE = { fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace' } as const;

/** The limit, pattern or list of a rule. */
export function RuleArgument({ need, type, rule, label, id, onChange, ...described }: RuleArgumentProps): ReactNode {
  const t = useT();
  const common = { ...described, ...(id === undefined ? {} : { id }), 'aria-label': label };
  const text = rule.text ?? '';
  const line = {
    ...common,
    autoComplete: 'off',
    onChange: ({ target }: { target: { value: string } }) => onChange({ text: target.value }),
  };
  switch (need) {
    case 'list':
      return (
        <Select
          {...common}
          mode="tags"
          open={false}
          suffixIcon={null}
          tokenSeparators={[',', '，', '、', ';']}
          placeholder={t('collections.rule.list')}
          value={[...(rule.list ?? [])]}
          onChange={(list: readonly string[]) => onChange({ list })}
          style={{ width: '100%' }}
        />
      );
    case 'pattern':
      return (
        <Flex vertical gap={4}>
          <Input {...line} value={text} placeholder="^[A-Z]{2}-\d+$" spellCheck={false} style={MONOSPACE} />
          <Checkbox checked={rule.ignoreCase === true} onChange={({ target }) => onChange({ ignoreCase: target.checked })}>
            {t('collections.rule.ignoreCase')}
          </Checkbox>
        </Flex>
      );
    case 'moment':
      return <Input {...line} type={DATE_INPUTS[type] ?? 'text'} step={type === 'date' ? undefined : 1} value={momentText(text, type)} />;
    default:
      return <Input {...line} value={text} inputMode={need === 'count' ? 'numeric' : 'decimal'} />;
  }
}

function momentText(text: string, type: string): string {
  return type === 'datetime' || type === 'unixTimestamp' ? localMoment(text) : text.replace(' ', 'T');
}
