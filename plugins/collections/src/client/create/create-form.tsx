import { useFeedback, useT } from '@mortise/plugin-api/client';
import { FailureNotice, useUiText } from '@mortise/ui';
import { Button, Flex, Form, type FormInstance, Steps, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { useSchemaEditor } from '../use-schema';
import { type CollectionValues, NEW_COLLECTION, collectionBody } from './collection-values';
import { FieldsStep } from './fields-step';
import { NameStep } from './name-step';
import { SummaryStep } from './summary-step';
import { useStepFocus } from './use-step-focus';
import { ViewPreview } from './view/view-preview';
import { ViewStep } from './view/view-step';

const STEPS = ['name', 'fields', 'summary'] as const;
const LAST = STEPS.length - 1;

export interface CreateFormProps {
  readonly form: FormInstance<CollectionValues>;
  readonly step: number;
  onStep(step: number): void;
  onCancel(): void;
  onCreated(name: string): void;
}

/** The steps stay mounted, so that going back and forth loses nothing and all is checked; a fault brings its step back. */
export function CreateForm(props: CreateFormProps): ReactNode {
  const { form, step, onStep, onCancel } = props;
  const t = useT();
  const { state, create } = useCreating(props);
  const steps = useStepFocus(step);
  const isView = Form.useWatch('kind', form) === 'view';
  const showFault = (name: unknown): void => onStep(name === 'fields' || name === 'view' ? 1 : name === 'keyField' ? LAST : 0);
  return (
    <Flex vertical gap="large">
      <Steps
        size="small"
        current={step}
        responsive={false}
        items={STEPS.map((name) => ({ title: t(`collections.create.step.${name}`) }))}
      />
      <Form
        form={form}
        name="newCollection"
        layout="vertical"
        initialValues={NEW_COLLECTION}
        scrollToFirstError
        onFinish={() => (step < LAST ? onStep(step + 1) : void create())}
        onFinishFailed={({ errorFields }) => showFault(errorFields[0]?.name[0])}
      >
        <div ref={steps}>
          <div hidden={step !== 0}>
            <NameStep />
          </div>
          <div hidden={step !== 1}>{isView ? <ViewStep /> : <FieldsStep />}</div>
          {step === LAST ? <LastStep isView={isView} form={form} /> : null}
        </div>
        <Flex vertical gap="middle">
          {state.error === undefined ? null : <FailureNotice error={state.error} />}
          <StepButtons step={step} busy={state.busy} onBack={() => onStep(step - 1)} onCancel={onCancel} />
        </Flex>
      </Form>
    </Flex>
  );
}

function LastStep({ isView, form }: Pick<CreateFormProps, 'form'> & { readonly isView: boolean }): ReactNode {
  return isView ? <ViewSummary {...(form.getFieldsValue(true) as CollectionValues)} /> : <SummaryStep />;
}

function ViewSummary({ title, name = '', view = {} }: CollectionValues): ReactNode {
  const t = useT();
  return (
    <Flex vertical gap="middle">
      <Typography.Text>
        {t('collections.create.summary', { title: title ?? name })} <Typography.Text code>{name}</Typography.Text>
      </Typography.Text>
      <ViewPreview values={view} />
    </Flex>
  );
}

interface StepButtonsProps {
  readonly step: number;
  readonly busy: boolean;
  onBack(): void;
  onCancel(): void;
}

function StepButtons({ step, busy, onBack, onCancel }: StepButtonsProps): ReactNode {
  const t = useT();
  const ui = useUiText();
  return (
    <Flex gap="small" justify="flex-end">
      <Button onClick={step === 0 ? onCancel : onBack}>{step === 0 ? ui('cancel') : t('collections.create.back')}</Button>
      <Button type="primary" htmlType="submit" loading={busy}>
        {step < LAST ? t('collections.create.next') : t('collections.create.title')}
      </Button>
    </Flex>
  );
}

interface Creating {
  readonly state: { readonly busy: boolean; readonly error?: unknown };
  create(): Promise<void>;
}

function useCreating({ form, onCreated }: CreateFormProps): Creating {
  const t = useT();
  const editor = useSchemaEditor();
  const feedback = useFeedback();
  const [state, setState] = useState<Creating['state']>({ busy: false });
  const create = async (): Promise<void> => {
    const values = form.getFieldsValue(true) as CollectionValues;
    setState({ busy: true });
    try {
      await editor.createCollection(collectionBody(values));
      setState({ busy: false });
      feedback.success(t('collections.create.done', { title: values.title ?? values.name ?? '' }));
      onCreated(values.name ?? '');
    } catch (error) {
      setState({ busy: false, error });
    }
  };
  return { state, create };
}
