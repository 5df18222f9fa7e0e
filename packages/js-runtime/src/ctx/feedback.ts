/** Takes a notice away. Can be awaited: it is settled when the notice is gone. */
export interface CloseNotice extends PromiseLike<void> {
  (): void;
}

type ShowMessage = (content: unknown, duration?: number) => CloseNotice;

export interface MessageOptions {
  readonly type?: 'success' | 'error' | 'info' | 'warning' | 'loading';
  readonly content: unknown;
  /** Seconds; 0 stays until it is closed. */
  readonly duration?: number;
  /** Another one with the same key takes its place. */
  readonly key?: string;
}

/** Short notices at the top of the page. Contents are texts; of elements the text is shown. */
export interface Messages {
  readonly success: ShowMessage;
  readonly error: ShowMessage;
  readonly info: ShowMessage;
  readonly warning: ShowMessage;
  readonly loading: ShowMessage;
  open(options: MessageOptions): CloseNotice;
  /** Without a key all of the block. */
  destroy(key?: string): void;
}

export interface NotificationOptions {
  /** `title` is another name of it. */
  readonly message?: unknown;
  readonly title?: unknown;
  readonly description?: unknown;
  /** Seconds, 4.5 by default; 0 stays until it is closed. */
  readonly duration?: number;
  readonly key?: string;
}

type ShowNotification = (options: NotificationOptions) => void;

/** Notices in the corner, with a title and a text. */
export interface Notifications {
  readonly success: ShowNotification;
  readonly error: ShowNotification;
  readonly info: ShowNotification;
  readonly warning: ShowNotification;
  readonly open: ShowNotification;
  destroy(key?: string): void;
}

export interface DialogOptions {
  readonly title?: unknown;
  readonly content?: unknown;
  readonly okText?: string;
  readonly cancelText?: string;
  readonly onOk?: () => unknown;
  readonly onCancel?: () => unknown;
}

/** Can be awaited: whether it was confirmed. */
export interface DialogHandle extends PromiseLike<boolean> {
  destroy(): void;
}

type ShowDialog = (options: DialogOptions) => DialogHandle;

/** Dialogs of the page. Titles and contents are texts; of elements the text is shown. */
export interface Dialogs {
  readonly confirm: ShowDialog;
  readonly info: ShowDialog;
  readonly success: ShowDialog;
  readonly error: ShowDialog;
  readonly warning: ShowDialog;
}

/** Telling the viewer something and asking. */
export interface CtxFeedback {
  /**
   * Short notices at the top of the page.
   * @example
   * const close = ctx.message.loading('Fetching…');
   * close();
   * ctx.message.success('Done');
   */
  readonly message: Messages;
  /**
   * Notices in the corner that say more.
   * @example
   * ctx.notification.info({ message: 'Imported', description: '3 records were added' });
   */
  readonly notification: Notifications;
  /**
   * Dialogs of the page. `await` tells whether the viewer agreed.
   * @example
   * const dialog = ctx.modal.confirm({ title: 'Finish this task?' });
   * dialog.destroy();
   * console.log(await dialog); // false
   */
  readonly modal: Dialogs;
}
