import { useT } from '@mortise/plugin-api/client';
import { useUiText } from '@mortise/ui';
import { Drawer, Form, Grid, Modal } from 'antd';
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
  const ui = useUiText();
  const navigate = useNavigate();
  const [form] = Form.useForm<CollectionValues>();
  const [dialog, holder] = Modal.useModal();
  const [step, setStep] = useState(0);
  const narrow = Grid.useBreakpoint().md === false;
  const leave = (): void => {
    form.resetFields();
    setStep(0);
    onClose();
  };
  const close = async (): Promise<void> => {
    const touched = form.isFieldsTouched();
    const sure =
      !touched || (await dialog.confirm({ title: ui('form.discard'), okText: ui('form.discardYes'), cancelText: ui('form.discardNo') }));
    if (sure) leave();
  };
  return (
    <Drawer open={open} title={t('collections.create.title')} size={narrow ? '100%' : 760} onClose={() => void close()} destroyOnHidden>
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
