import { useT } from '@mortise/plugin-api/client';
import type { ReactNode } from 'react';
import { type DataCollection, tableFields, titleOfField } from '../../data/model/data-collection';
import { isSortable } from '../../data/model/sort';
import { ChoicesSetting } from './labeled';

export interface SortSettingProps {
  readonly collection: DataCollection;
  /** As the action API takes it: `-createdAt`, `title`. */
  readonly sort: readonly string[];
  onChange(sort: readonly string[]): void;
}

/** The order records come in; the first field counts most. */
export function SortSetting({ collection, sort, onChange }: SortSettingProps): ReactNode {
  const t = useT();
  const options = tableFields(collection)
    .filter(isSortable)
    .flatMap((field) => [
      { value: field.name, label: t('blocks.sort.up', { title: titleOfField(field) }) },
      { value: `-${field.name}`, label: t('blocks.sort.down', { title: titleOfField(field) }) },
    ]);
  const choose = (next: readonly string[]): void => {
    // Another direction of a field takes the place of the one it had.
    const bare = (term: string): string => term.replace(/^-/, '');
    onChange(next.filter((term, index) => !next.slice(index + 1).some((later) => bare(later) === bare(term))).slice(0, MAX_TERMS));
  };
  return (
    <ChoicesSetting label={t('blocks.sort.label')} values={sort} options={options} placeholder={t('blocks.sort.usual')} onChange={choose} />
  );
}

/** The server takes five. */
const MAX_TERMS = 5;
