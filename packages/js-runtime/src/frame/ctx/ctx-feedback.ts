import type { CloseNotice, CtxFeedback, DialogHandle, DialogOptions, MessageOptions, NotificationOptions } from '../../ctx';
import type { CtxParts } from './ctx-parts';
import { textOf } from './text-of';

/** `ctx.message`, `ctx.notification` and `ctx.modal`: texts the page shows, in its own frame. */
export function ctxFeedback(parts: Pick<CtxParts, 'bridge' | 'report'>): CtxFeedback {
  const notices = new Notices(parts);
  const message = (type: NonNullable<MessageOptions['type']>) => (content: unknown, duration?: number) =>
    notices.message({ type, content, ...(duration === undefined ? {} : { duration }) });
  const notify = (type: string) => (options: NotificationOptions) => notices.notify(type, options);
  const dialog = (type: string) => (options: DialogOptions) => notices.ask(type, options);
  return {
    message: {
      success: message('success'),
      error: message('error'),
      info: message('info'),
      warning: message('warning'),
      loading: message('loading'),
      open: (options) => notices.message(options),
      destroy: (key) => notices.close('message', key),
    },
    notification: {
      success: notify('success'),
      error: notify('error'),
      info: notify('info'),
      warning: notify('warning'),
      open: notify('info'),
      destroy: (key) => notices.close('notification', key),
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

/** What was shown has a key, by which it is taken away again. */
class Notices {
  readonly #parts: Pick<CtxParts, 'bridge' | 'report'>;
  #last = 0;

  constructor(parts: Pick<CtxParts, 'bridge' | 'report'>) {
    this.#parts = parts;
  }

  message({ key = this.#key(), type = 'info', content, duration }: MessageOptions): CloseNotice {
    const gone = this.#show('ui.message', { key, type, text: textOf(content), duration });
    // oxlint-disable-next-line unicorn/no-thenable -- as antd's: a function that can be awaited
    return Object.assign(() => this.close('message', key), { then: gone.then.bind(gone) }) as CloseNotice;
  }

  notify(type: string, { message, title = message, description, duration, key = this.#key() }: NotificationOptions): void {
    void this.#show('ui.notify', { key, type, title: textOf(title), text: textOf(description), duration });
  }

  ask(type: string, { title, content, okText, cancelText, onOk, onCancel }: DialogOptions): DialogHandle {
    const key = this.#key();
    const { bridge, report } = this.#parts;
    const agreed = bridge.call<boolean>('ui.modal', { key, type, title: textOf(title), text: textOf(content), okText, cancelText });
    agreed.then((yes) => (yes ? onOk?.() : onCancel?.())).catch((error: unknown) => report.fault(error));
    // oxlint-disable-next-line unicorn/no-thenable -- as antd's: a handle that can be awaited
    return { destroy: () => this.close('modal', key), then: agreed.then.bind(agreed) };
  }

  close(kind: string, key: string | undefined): void {
    void this.#show('ui.close', { kind, key });
  }

  /** A notice that could not be shown is no reason to end anything. */
  #show(op: 'ui.message' | 'ui.notify' | 'ui.close', args: object): Promise<void> {
    const { bridge, report } = this.#parts;
    return bridge.call<void>(op, args).catch((error: unknown) => void report.log('warn', [error]));
  }

  #key(): string {
    return `own-${(this.#last += 1)}`;
  }
}
