import { useT } from '@mortise/plugin-api/client';
import { CodeBlock } from '@mortise/ui';
import { Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { PlanStep } from './schema-plan';

/** What the database will do, in order, in words and in SQL. */
export function PlanSteps({ steps }: { readonly steps: readonly PlanStep[] }): ReactNode {
  const t = useT();
  return (
    <Flex vertical gap="small">
      {steps.map((step, index) => (
        <div key={`${step.text} ${step.statements.join()}`}>
          <Typography.Text>{step.text}</Typography.Text>
          {step.statements.length === 0 ? null : (
            <CodeBlock code={step.statements.join(';\n')} label={t('collections.plan.sqlOf', { place: index + 1 })} />
          )}
        </div>
      ))}
    </Flex>
  );
}
