import { CodeOutlined } from '@ant-design/icons';
import { type SettingsFormProps, useT } from '@mortise/plugin-api/client';
import { Button, Flex, InputNumber, Select } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { type JsBlockSettings, readBlockSettings, withBlockSettings } from '../block/block-settings';
import { EditorDrawer } from './editor-drawer';

const HEIGHT = { first: 320, least: 40, most: 4000 };

/** How high the block is, and the way to its code. */
export default function BlockSettingsForm(props: SettingsFormProps): ReactNode {
  const t = useT();
  const { settings, onChange } = props;
  const [open, setOpen] = useState(false);
  return (
    <Flex vertical gap="middle">
      <Button icon={<CodeOutlined />} onClick={() => setOpen(true)}>
        {t('editor.open')}
      </Button>
      <HeightFields height={readBlockSettings(settings).height} onChange={(height) => onChange(withBlockSettings(settings, { height }))} />
      <EditorDrawer {...props} open={open} onClose={() => setOpen(false)} />
    </Flex>
  );
}

interface HeightFieldsProps {
  readonly height: JsBlockSettings['height'];
  onChange(height: JsBlockSettings['height']): void;
}

function HeightFields({ height, onChange }: HeightFieldsProps): ReactNode {
  const t = useT();
  const id = useId();
  const kind = height === 'auto' ? 'auto' : 'fixed';
  return (
    <Flex vertical gap="small">
      <label htmlFor={id}>{t('editor.height.label')}</label>
      <Select
        id={id}
        value={kind}
        options={(['auto', 'fixed'] as const).map((value) => ({ value, label: t(`editor.height.${value}`) }))}
        onChange={(next) => onChange(next === 'auto' ? 'auto' : HEIGHT.first)}
      />
      {height === 'auto' ? null : (
        <InputNumber
          aria-label={t('editor.height.pixels')}
          value={height}
          min={HEIGHT.least}
          max={HEIGHT.most}
          suffix="px"
          onChange={(next) => onChange(next ?? HEIGHT.first)}
        />
      )}
    </Flex>
  );
}
