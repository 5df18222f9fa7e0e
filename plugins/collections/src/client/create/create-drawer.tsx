import { useT } from '@mortise/plugin-api/client';
import { useFocusReturn, useLossQuestion, useOpenings } from '@mortise/ui';
import { Drawer, Form, Grid } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import type { CollectionValues } from './collection-values';
import { CreateForm } from './create-form';

export interface CreateDrawerProps {
  readonly open: boolean;
  onClose(): void;
}

/** Leads through the making of a collection. Closing it with something typed asks first. */
export function CreateDrawer(props: CreateDrawerProps): ReactNode {
  return <OpenedDrawer key={useOpenings(props.open)} {...props} />;
}

function OpenedDrawer({ open, onClose }: CreateDrawerProps): ReactNode {
  const t = useT();
  useFocusReturn(open);
  const navigate = useNavigate();
  const [form] = Form.useForm<CollectionValues>();
  const { mayLose, holder } = useLossQuestion({ isDirty: () => open && form.isFieldsTouched() });
  const [step, setStep] = useState(0);
  const narrow = Grid.useBreakpoint().md === false;
  const leave = (): void => {
    form.resetFields();
    onClose();
  };
  const close = async (): Promise<void> => {
    if (await mayLose()) leave();
  };
  return (
    <Drawer
      open={open}
      title={t('collections.create.title')}
      size={narrow ? '100%' : 760}
      onClose={() => void close()}
      // The first field has the focus; the frame would take it away.
      autoFocus={false}
      destroyOnHidden
    >
      {holder}
      <CreateForm
        form={form}
        step={step}
        onStep={setStep}
        onCancel={() => void close()}
        onCreated={(name) => {
          leave();
          void navigate(`/data/${name}`);
        }}
      />
    </Drawer>
  );
}
