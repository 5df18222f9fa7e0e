import { CodeOutlined } from '@ant-design/icons';
import { type SettingsFormProps, useT } from '@mortise/plugin-api/client';
import { useFocusReturn } from '@mortise/ui';
import { Button, Drawer, Skeleton } from 'antd';
import { type ReactNode, Suspense, lazy, useState } from 'react';

/** The editor and the compiler are loaded only when somebody writes code. */
const CodeScreen = lazy(() => import('./code-screen'));

/** The way to the code of something that has more settings. @param props `hint` says what the code is for */
export function CodeSetting({ hint, ...form }: SettingsFormProps & { readonly hint: string }): ReactNode {
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
        <Suspense fallback={<Skeleton />}>{open ? <CodeScreen {...form} hint={hint} onClose={() => setOpen(false)} /> : null}</Suspense>
      </Drawer>
    </>
  );
}
