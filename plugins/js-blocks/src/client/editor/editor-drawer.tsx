import type { SettingsFormProps } from '@mortise/plugin-api/client';
import { useT } from '@mortise/plugin-api/client';
import { useFocusReturn } from '@mortise/ui';
import { Drawer, Skeleton } from 'antd';
import { type ReactNode, Suspense, lazy } from 'react';

/** CodeMirror and the compiler are loaded only when somebody writes code. */
const EditorScreen = lazy(() => import('./editor-screen'));

export interface EditorDrawerProps extends SettingsFormProps {
  readonly open: boolean;
  onClose(): void;
}

/** The editor, over the whole page. It is left by its button alone: Escape belongs to the code. */
export function EditorDrawer({ open, onClose, ...form }: EditorDrawerProps): ReactNode {
  const t = useT();
  useFocusReturn(open);
  return (
    <Drawer
      open={open}
      size="100%"
      title={t('editor.title', { title: form.place.title || t('kinds.block.title') })}
      keyboard={false}
      closable={false}
      autoFocus={false}
      destroyOnHidden
      styles={{ body: { padding: 0 }, wrapper: { maxWidth: '100%' } }}
    >
      <Suspense fallback={<Skeleton style={{ padding: 24 }} />}>{open ? <EditorScreen {...form} onClose={onClose} /> : null}</Suspense>
    </Drawer>
  );
}
