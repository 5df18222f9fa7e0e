import type { CloseNotice, CtxFeedback, DialogHandle, DialogOptions, MessageOptions, NotificationOptions } from '../../ctx';
import type { CtxParts } from './create-ctx';
import { textOf } from './text-of';

/** `ctx.message`, `ctx.notification` and `ctx.modal`: texts the page shows, in its own frame. */
export function ctxFeedback({ bridge, report }: Pick<CtxParts, 'bridge' | 'report'>): CtxFeedback {
  let last = 0;
  const close = (key: string | undefined, kind: string): void => {
    bridge.call('ui.close', { kind, ...(key === undefined ? {} : { key }) }).catch((error: unknown) => report.fault(error));
  };
  const open = ({ key = `own-${(last += 1)}`, type = 'info', content, duration }: MessageOptions): CloseNotice => {
    const args = { key, type, text: textOf(content), ...(duration === undefined ? {} : { duration }) };
    const gone = bridge.call<void>('ui.message', args);
    gone.catch((error: unknown) => report.log('warn', [error]));
    const end = (): void => close(key, 'message');
    // oxlint-disable-next-line unicorn/no-thenable -- as antd's: a function that can be awaited
    return Object.assign(end, { then: gone.then.bind(gone) }) as CloseNotice;
  };
  const message = (type: NonNullable<MessageOptions['type']>) => (content: unknown, duration?: number) =>
    open({ type, content, ...(duration === undefined ? {} : { duration }) });
  const notify = (type: string) => (options: NotificationOptions) => {
    const { message: said, title = said, description, duration, key = `own-${(last += 1)}` } = options;
    const args = { key, type, title: textOf(title), text: textOf(description), ...(duration === undefined ? {} : { duration }) };
    bridge.call('ui.notify', args).catch((error: unknown) => report.log('warn', [error]));
  };
  const dialog =
    (type: string) =>
    (options: DialogOptions): DialogHandle => {
      const key = `own-${(last += 1)}`;
      const { title, content, okText, cancelText } = options;
      const agreed = bridge.call<boolean>('ui.modal', { key, type, title: textOf(title), text: textOf(content), okText, cancelText });
      agreed.then((yes) => (yes ? options.onOk?.() : options.onCancel?.())).catch((error: unknown) => report.fault(error));
      // oxlint-disable-next-line unicorn/no-thenable -- as antd's: a handle that can be awaited
      return { destroy: () => close(key, 'modal'), then: agreed.then.bind(agreed) };
    };
  const [success, error, info, warning] = (['success', 'error', 'info', 'warning'] as const).map(message) as [never, never, never, never];
  return {
    message: { success, error, info, warning, loading: message('loading'), open, destroy: (key) => close(key, 'message') },
    notification: {
      success: notify('success'),
      error: notify('error'),
      info: notify('info'),
      warning: notify('warning'),
      open: notify('open'),
      destroy: (key) => close(key, 'notification'),
    },
    modal: {
      confirm: dialog('confirm'),
      info: dialog('info'),
      success: dialog('success'),
      error: dialog('error'),
      warning: dialog('warning'),
    },
  };
}
