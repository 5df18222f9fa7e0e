import { Input, Select } from 'antd';
import type { ReactNode } from 'react';

export interface ColumnSelectProps {
  /** Undefined where they are not known: then the name is typed in. */
  readonly columns: readonly string[] | undefined;
  readonly disabled: boolean;
  readonly id?: string;
  readonly value?: string;
  onChange?(value: unknown): void;
}

/** A column that is there. */
export function ColumnSelect({ columns, ...field }: ColumnSelectProps): ReactNode {
  if (columns === undefined) return <Input {...field} spellCheck={false} autoComplete="off" />;
  return <Select {...field} showSearch options={columns.map((name) => ({ value: name, label: name }))} />;
}
