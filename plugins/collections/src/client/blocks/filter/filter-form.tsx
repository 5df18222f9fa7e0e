import { type BlockPlace, useT } from '@mortise/plugin-api/client';
import type { JsonValue } from '@mortise/shared';
import { Button, Flex } from 'antd';
import { type ReactNode, useState } from 'react';
import { AskInput } from './ask-input';
import type { FilterAsk } from './filter-settings';
import { type AskedQuestion, useQuestions } from './use-questions';
import { useBoardFilters } from './use-board-filters';

export interface FilterFormProps {
  readonly place: BlockPlace;
  readonly asks: readonly FilterAsk[];
  /** Holds as one types. */
  readonly auto: boolean;
  /** What a variable stands for. */
  valueOf(name: string): JsonValue | undefined;
}

type Drafts = Readonly<Record<string, readonly string[]>>;

/** The questions side by side, and what they ask of the other blocks. */
export function FilterForm({ place, asks, auto, valueOf }: FilterFormProps): ReactNode {
  const t = useT();
  const questions = useQuestions(place, asks);
  const [begin] = useState(() => beginOf(questions, valueOf));
  const [drafts, setDrafts] = useState<Drafts>(begin);
  const [applied, setApplied] = useState<Drafts>(begin);
  const { faults } = useBoardFilters(place, { questions, drafts: auto ? drafts : applied, waits: auto });
  const reset = (): void => {
    setDrafts({});
    setApplied({});
  };
  const isAsking = [...Object.values(drafts), ...Object.values(applied)].some((answers) => answers.some((draft) => draft !== ''));
  return (
    <form
      role="search"
      aria-label={place.title === undefined || place.title === '' ? t('blocks.filter.title') : place.title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setApplied(drafts);
      }}
    >
      <Flex wrap gap="middle" align="flex-start">
        {questions.map((question) => (
          <AskInput
            key={question.id}
            question={question}
            drafts={drafts[question.id] ?? []}
            fault={faults[question.id]}
            onChange={(next) => setDrafts((before) => ({ ...before, [question.id]: next }))}
          />
        ))}
        <FilterButtons auto={auto} isAsking={isAsking} onReset={reset} />
      </Flex>
    </form>
  );
}

interface FilterButtonsProps {
  readonly auto: boolean;
  readonly isAsking: boolean;
  onReset(): void;
}

/** Stand beside the inputs, below the height of their names. */
function FilterButtons({ auto, isAsking, onReset }: FilterButtonsProps): ReactNode {
  const t = useT();
  return (
    <Flex gap="small" style={{ paddingBlockStart: 26 }}>
      {auto ? null : (
        <Button type="primary" htmlType="submit">
          {t('data.filter.apply')}
        </Button>
      )}
      <Button disabled={!isAsking} onClick={onReset}>
        {t('blocks.filter.reset')}
      </Button>
    </Flex>
  );
}

function beginOf(questions: readonly AskedQuestion[], valueOf: FilterFormProps['valueOf']): Drafts {
  return Object.fromEntries(questions.map((question) => [question.id, question.begin(valueOf)]));
}
