import type { OperationHandlers } from '@mortise/js-runtime/host';
import type { JsonObject } from '@mortise/shared';
import type { ReactNode } from 'react';
import { type NoticeParts, objectOf, oneOf, textOf } from './notice-parts';

const TYPES = ['confirm', 'info', 'success', 'error', 'warning'] as const;
/** Characters. */
const MAX_BUTTON = 50;

export interface DialogOperations extends OperationHandlers {
  /** Ends a dialog as if the viewer had not agreed. */
  close(key: string): void;
}

/** Questions of a block, one at a time: a second one would hide the first. */
export function dialogOperations({ feedback, title }: NoticeParts, badged: (title: string, text: string) => ReactNode): DialogOperations {
  const open = new Map<string, () => void>();
  const ask = (given: JsonObject): Promise<boolean> =>
    new Promise((resolve) => {
      const key = textOf(given['key']);
      const dialog = feedback.modal[oneOf(TYPES, given['type'], 'info')]({
        title: badged(title(), textOf(given['title'])),
        content: textOf(given['text']),
        ...buttonText('okText', given),
        ...buttonText('cancelText', given),
        onOk: () => resolve(true),
        onCancel: () => resolve(false),
        afterClose: () => open.delete(key),
      });
      open.set(key, () => {
        dialog.destroy();
        resolve(false);
      });
    });
  let last: Promise<unknown> = Promise.resolve();
  return {
    'ui.modal': (args) => {
      const answer = last.then(() => ask(objectOf(args)));
      last = answer;
      return answer;
    },
    close: (key) => open.get(key)?.(),
  };
}

function buttonText(name: 'okText' | 'cancelText', given: JsonObject): object {
  const text = textOf(given[name]).slice(0, MAX_BUTTON);
  return text === '' ? {} : { [name]: text };
}
