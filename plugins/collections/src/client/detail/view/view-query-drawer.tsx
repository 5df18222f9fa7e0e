import { useFeedback, useLanguage, useT } from '@mortise/plugin-api/client';
import { FormDrawer } from '@mortise/ui';
import { Button, Flex, type FormInstance, Steps } from 'antd';
import { type ReactNode, useState } from 'react';
import type { CollectionValues } from '../../create/collection-values';
import { useStepFocus } from '../../create/use-step-focus';
import { ViewPreview } from '../../create/view/view-preview';
import { ViewStep } from '../../create/view/view-step';
import { viewBody, viewValues } from '../../create/view/view-values';
import type { CollectionShape, ViewShape } from '../../definitions';
import { titleOf } from '../../names/localized';
import { usePlannedChange } from '../../plan/use-planned-change';

/** The query, and what it would show. */
const STEPS = ['fields', 'summary'] as const;
const PREVIEW = 1;

type QueryValues = Pick<CollectionValues, 'view'>;

export interface ViewQueryDrawerProps {
  readonly collection: CollectionShape;
  readonly view: ViewShape;
  readonly open: boolean;
  onClose(): void;
}

/** Changes the query of a view, after what it would show has been seen. */
export function ViewQueryDrawer({ collection, view, open, onClose }: ViewQueryDrawerProps): ReactNode {
  const t = useT();
  const feedback = useFeedback();
  const title = titleOf(collection, useLanguage());
  const planned = usePlannedChange(title);
  const [step, setStep] = useState(0);
  const submit = async ({ view: values = {} }: QueryValues): Promise<boolean> => {
    if (step < PREVIEW) {
      setStep(PREVIEW);
      return false;
    }
    const change = { action: 'collections:update', collection: collection.name, values: { view: viewBody(values) } };
    if (!(await planned.apply(change))) return false;
    feedback.success(t('collections.view.changed', { title }));
    return true;
  };
  return (
    <FormDrawer<QueryValues>
      open={open}
      title={t('collections.view.changeOf', { title })}
      submitText={t(step < PREVIEW ? 'collections.create.next' : 'collections.save')}
      initialValues={{ view: viewValues(view) }}
      width={760}
      onSubmit={submit}
      after={planned.dialog}
      onClose={() => {
        setStep(0);
        onClose();
      }}
    >
      {(form) => <QuerySteps form={form} name={collection.name} step={step} onBack={() => setStep(0)} />}
    </FormDrawer>
  );
}

interface QueryStepsProps {
  readonly form: FormInstance<QueryValues>;
  readonly name: string;
  readonly step: number;
  onBack(): void;
}

/** The query stays mounted, so that going back and forth loses nothing. */
function QuerySteps({ form, name, step, onBack }: QueryStepsProps): ReactNode {
  const t = useT();
  const steps = useStepFocus(step);
  return (
    <Flex vertical gap="large">
      <Steps size="small" current={step} responsive={false} items={STEPS.map((key) => ({ title: t(`collections.create.step.${key}`) }))} />
      <div ref={steps}>
        <div hidden={step === PREVIEW}>
          <ViewStep name={name} />
        </div>
        {step === PREVIEW ? (
          <div>
            <ViewPreview values={(form.getFieldsValue(true) as QueryValues).view ?? {}} name={name} />
            <Button onClick={onBack} style={{ marginBottom: 16 }}>
              {t('collections.create.back')}
            </Button>
          </div>
        ) : null}
      </div>
    </Flex>
  );
}
