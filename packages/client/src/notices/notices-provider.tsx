import { type Feedback, FeedbackContext, isApiError, useServices } from '@mortise/plugin-api/client';
import { App } from 'antd';
import { type ReactNode, createContext, use, useMemo, useState, useSyncExternalStore } from 'react';
import { type Notice, NoticeStore } from './notice-store';

const NoticesContext = createContext<NoticeStore>(new NoticeStore());

/** Seconds; failures stay longer, because they have to be read. */
const SHORT = 3;
const LONG = 8;

/** Short notices at the top of the page; the bell keeps them. */
export function NoticesProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [store] = useState(() => new NoticeStore());
  const { message } = App.useApp();
  const t = useServices().translate('ui');
  const feedback = useMemo<Feedback>(() => {
    const tell = (kind: Notice['kind'], text: string): void => {
      store.add(kind, text);
      void message.open({ type: kind === 'failure' ? 'error' : kind, content: text, duration: kind === 'failure' ? LONG : SHORT });
    };
    return {
      success: (text) => tell('success', text),
      info: (text) => tell('info', text),
      failure: (error) => tell('failure', isApiError(error) ? error.message : t('failure.unknown')),
    };
  }, [message, store, t]);
  return (
    <NoticesContext value={store}>
      <FeedbackContext value={feedback}>{children}</FeedbackContext>
    </NoticesContext>
  );
}

export function useNotices(): { readonly store: NoticeStore; readonly notices: readonly Notice[] } {
  const store = use(NoticesContext);
  return { store, notices: useSyncExternalStore(store.subscribe, () => store.notices) };
}
