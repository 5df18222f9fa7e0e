import { useApi, useFeedback, useT } from '@mortise/plugin-api/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Checkbox, Flex } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Facts, Todo } from '../facts/facts';
import { COLLECTION } from '../tutorial';
import { ResultCard } from './result-card';

const SHOWN = 8;

/** The list itself: a tick is written to the records. */
export function TodosCard({ facts: { todos, todoCount, collection } }: { readonly facts: Facts }): ReactNode {
  const t = useT();
  const more = todoCount - Math.min(todos.length, SHOWN);
  return (
    <ResultCard title={t('result.todos.title')}>
      <Flex vertical gap="small">
        <ul className="guide-todos">
          {todos.slice(0, SHOWN).map((todo) => (
            <li key={todo.id}>
              <TodoItem todo={todo} fixed={collection?.actions.update === undefined} />
            </li>
          ))}
        </ul>
        <Link to={`/data/${COLLECTION}`} style={{ textDecoration: 'underline' }}>
          {more > 0 ? t('result.todos.more', { count: more }) : t('result.todos.open')}
        </Link>
      </Flex>
    </ResultCard>
  );
}

function TodoItem({ todo: { id, title, completed }, fixed }: { readonly todo: Todo; readonly fixed: boolean }): ReactNode {
  const api = useApi();
  const feedback = useFeedback();
  const queries = useQueryClient();
  const toggle = useMutation({
    mutationFn: (value: boolean) => api.post(`${COLLECTION}:update`, { params: { filterByTk: id }, values: { completed: value } }),
    onError: feedback.failure,
    onSettled: () => queries.invalidateQueries({ queryKey: ['records', COLLECTION] }),
  });
  // What was ticked shows at once; when the server refuses, the record shows again as it is.
  const checked = toggle.isPending ? toggle.variables : completed === true;
  return (
    <Checkbox checked={checked} disabled={fixed} onChange={({ target }) => toggle.mutate(target.checked)} style={{ paddingBlock: 4 }}>
      <span style={checked ? { textDecoration: 'line-through' } : {}}>{title ?? `#${id}`}</span>
    </Checkbox>
  );
}
