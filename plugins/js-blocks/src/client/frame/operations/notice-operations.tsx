import type { OperationHandlers } from '@mortise/js-runtime/host';
import type { JsonObject } from '@mortise/shared';
import { Space, Tag } from 'antd';
import type { ReactNode } from 'react';
import { dialogOperations } from './dialog-operations';
import { type NoticeParts, objectOf, oneOf, textOf } from './notice-parts';

const MESSAGES = ['success', 'error', 'info', 'warning', 'loading'] as const;
const NOTIFICATIONS = ['success', 'error', 'info', 'warning'] as const;
/** Seconds. */
const MAX_DURATION = 600;

/** What a block shows to its viewer: texts, in the page's own frame, with the block's title beside them. */
export function noticeOperations(parts: NoticeParts): OperationHandlers {
  const { feedback, scope } = parts;
  const shown = new Set<string>();
  const { close, ...dialogs } = dialogOperations(parts, badged);
  const open = (given: JsonObject): string => {
    const key = `${scope}:${textOf(given['key'])}`;
    shown.add(key);
    return key;
  };
  return {
    ...dialogs,
    'ui.message': async (args) => {
      const given = objectOf(args);
      const key = open(given);
      const content = badged(parts.title(), textOf(given['text']));
      await feedback.message.open({ key, type: oneOf(MESSAGES, given['type'], 'info'), content, ...durationOf(given) });
      shown.delete(key);
      return null;
    },
    'ui.notify': (args) => {
      const given = objectOf(args);
      const title = badged(parts.title(), textOf(given['title']));
      const type = oneOf(NOTIFICATIONS, given['type'], 'info');
      feedback.notification[type]({ key: open(given), title, description: textOf(given['text']), ...durationOf(given) });
      return null;
    },
    'ui.close': (args) => {
      const { key, kind } = objectOf(args);
      if (kind === 'modal') close(textOf(key));
      else
        for (const one of key === undefined ? shown : [`${scope}:${textOf(key)}`])
          feedback[kind === 'message' ? kind : 'notification'].destroy(one);
      return null;
    },
  };
}

function durationOf({ duration }: JsonObject): { readonly duration?: number } {
  return typeof duration === 'number' ? { duration: Math.min(Math.max(duration, 0), MAX_DURATION) } : {};
}

function badged(title: string, text: string): ReactNode {
  return (
    <Space>
      <Tag>{title}</Tag>
      <span>{text}</span>
    </Space>
  );
}
