import { CodeOutlined } from '@ant-design/icons';
import { type SettingsFormProps, useT } from '@mortise/plugin-api/client';
import { useFocusReturn } from '@mortise/ui';
import { Button, Drawer, Skeleton } from 'antd';
import { type ReactNode, Suspense, lazy, useState } from 'react';
import type { CodeKind } from './code-members';

/** The editor and the compiler are loaded only when somebody writes code. */
const CodeScreen = lazy(() => import('./code-screen'));

export interface CodeSettingProps extends SettingsFormProps {
  readonly kind: CodeKind;
  /** What the code is for, and what it is given. */
  readonly hint: string;
}

/** The way to the code of something that has more settings. */
export function CodeSetting(props: CodeSettingProps): ReactNode {
  const t = useT();
  const [open, setOpen] = useState(false);
  useFocusReturn(open);
  return (
    <>
      <Button icon={<CodeOutlined />} onClick={() => setOpen(true)}>
        {t('logic.open')}
      </Button>
      <Drawer
        open={open}
        size={640}
        title={t('logic.code')}
        keyboard={false}
        closable={false}
        autoFocus={false}
        destroyOnHidden
        styles={{ wrapper: { maxWidth: '100%' } }}
      >
        <Suspense fallback={<Skeleton />}>{open ? <CodeScreen {...props} onClose={() => setOpen(false)} /> : null}</Suspense>
      </Drawer>
    </>
  );
}
