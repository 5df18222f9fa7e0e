import { useT } from '@mortise/plugin-api/client';
import { useFocusReturn, useUiText } from '@mortise/ui';
import { Drawer, Form, type FormInstance, Grid, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import type { CollectionValues } from './collection-values';
import { CreateForm } from './create-form';

export interface CreateDrawerProps {
  readonly open: boolean;
  onClose(): void;
}

/** Leads through the making of a collection. Closing it with something typed asks first. */
export function CreateDrawer({ open, onClose }: CreateDrawerProps): ReactNode {
  const t = useT();
  useFocusReturn(open);
  const navigate = useNavigate();
  const [form] = Form.useForm<CollectionValues>();
  const { mayLeave, holder } = useLeaving(form);
  const [step, setStep] = useState(0);
  const narrow = Grid.useBreakpoint().md === false;
  const leave = (): void => {
    form.resetFields();
    setStep(0);
    onClose();
  };
  const close = async (): Promise<void> => {
    if (await mayLeave()) leave();
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

interface Leaving {
  /** Asks when something was typed. */
  mayLeave(): Promise<boolean>;
  readonly holder: ReactNode;
}

function useLeaving(form: FormInstance<CollectionValues>): Leaving {
  const t = useUiText();
  const [dialog, holder] = Modal.useModal();
  const texts = { title: t('form.discard'), okText: t('form.discardYes'), cancelText: t('form.discardNo') };
  return { mayLeave: async () => !form.isFieldsTouched() || dialog.confirm(texts), holder };
}
