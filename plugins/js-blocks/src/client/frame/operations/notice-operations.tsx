import { type OperationHandlers } from '@mortise/js-runtime/host';
import { type JsonObject, type JsonValue, isJsonObject } from '@mortise/shared';
import { type App, Space, Tag } from 'antd';
import type { ReactNode } from 'react';

export type AppFeedback = ReturnType<typeof App.useApp>;

export interface NoticeParts {
  readonly feedback: AppFeedback;
  /** Stands beside everything the block says, so that it cannot speak for the page. */
  readonly title: () => string;
  /** Tells this block's notices from those of others. */
  readonly scope: string;
}

const TYPES = ['success', 'error', 'info', 'warning', 'loading'] as const;
const DIALOGS = ['confirm', 'info', 'success', 'error', 'warning'] as const;
const MAX_TEXT = 1_000;
/** Seconds. */
const MAX_DURATION = 600;

/** What a block shows to its viewer: texts, in the page's own frame. */
export function noticeOperations(parts: NoticeParts): OperationHandlers {
  const { feedback, scope } = parts;
  const dialogs = new Map<string, () => void>();
  const keyOf = (args: JsonObject): string => `${scope}:${textOf(args['key'])}`;
  return {
    'ui.message': async (args) => {
      const given = objectOf(args);
      const type = oneOf(TYPES, given['type'], 'info');
      await feedback.message.open({ key: keyOf(given), type, content: badged(parts.title(), textOf(given['text'])), ...durationOf(given) });
      return null;
    },
    'ui.notify': (args) => {
      const given = objectOf(args);
      const type = oneOf(['success', 'error', 'info', 'warning'] as const, given['type'], 'info');
      const title = badged(parts.title(), textOf(given['title']));
      feedback.notification[type]({ key: keyOf(given), title, description: textOf(given['text']), ...durationOf(given) });
      return null;
    },
    'ui.modal': (args) => {
      const given = objectOf(args);
      const key = keyOf(given);
      return new Promise<boolean>((resolve) => {
        const dialog = feedback.modal[oneOf(DIALOGS, given['type'], 'info')]({
          title: badged(parts.title(), textOf(given['title'])),
          content: textOf(given['text']),
          ...buttonText('okText', given),
          ...buttonText('cancelText', given),
          onOk: () => resolve(true),
          onCancel: () => resolve(false),
          afterClose: () => dialogs.delete(key),
        });
        dialogs.set(key, () => {
          dialog.destroy();
          resolve(false);
        });
      });
    },
    'ui.close': (args) => {
      const given = objectOf(args);
      const key = keyOf(given);
      if (given['kind'] === 'modal') dialogs.get(key)?.();
      else if (given['kind'] === 'notification') feedback.notification.destroy(key);
      else feedback.message.destroy(key);
      return null;
    },
  };
}

function objectOf(args: JsonValue): JsonObject {
  return isJsonObject(args) ? args : {};
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value.slice(0, MAX_TEXT) : '';
}

function oneOf<Name extends string>(names: readonly Name[], name: unknown, otherwise: Name): Name {
  return names.includes(name as Name) ? (name as Name) : otherwise;
}

function durationOf({ duration }: JsonObject): { readonly duration?: number } {
  return typeof duration === 'number' ? { duration: Math.min(Math.max(duration, 0), MAX_DURATION) } : {};
}

function buttonText(name: 'okText' | 'cancelText', given: JsonObject): object {
  const text = textOf(given[name]).slice(0, 50);
  return text === '' ? {} : { [name]: text };
}

function badged(title: string, text: string): ReactNode {
  return (
    <Space>
      <Tag>{title}</Tag>
      <span>{text}</span>
    </Space>
  );
}
