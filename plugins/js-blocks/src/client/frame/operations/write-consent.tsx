import type { Translate } from '@mortise/plugin-api/client';
import { Checkbox, Flex, Typography } from 'antd';
import type { NoticeParts } from './notice-parts';

/** A change a block would make without anybody having pressed something in it. */
export interface BlockWrite {
  readonly resource: string;
  readonly action: string;
}

/** Whether the viewer lets a block make a change. */
export type AskToWrite = (write: BlockWrite, signal: AbortSignal) => Promise<boolean>;

export interface ConsentParts extends Pick<NoticeParts, 'feedback' | 'title'> {
  readonly t: Translate;
  /** What was allowed until the page is left; added to. */
  readonly allowed: Set<string>;
  /** Tells the block from others in `allowed`. */
  readonly scope: string;
}

/** Different changes a viewer refuses before they are left alone. */
const MOST_REFUSED = 3;
const KNOWN = ['create', 'update', 'destroy'];

/** Asks the viewer, one question at a time. A refusal stands until the block begins anew: who said no is not asked over and over. */
export function writeConsent(parts: ConsentParts): AskToWrite {
  const refused = new Set<string>();
  const ask = async (write: BlockWrite, signal: AbortSignal): Promise<boolean> => {
    const key = `${parts.scope} ${write.resource}:${write.action}`;
    if (parts.allowed.has(key)) return true;
    if (refused.has(key) || refused.size >= MOST_REFUSED || signal.aborted) return false;
    const { isAllowed, isForVisit } = await showQuestion(write, signal, parts);
    if (!isAllowed) refused.add(key);
    else if (isForVisit) parts.allowed.add(key);
    return isAllowed;
  };
  let last: Promise<unknown> = Promise.resolve();
  return (write, signal) => {
    const answer = last.then(() => ask(write, signal));
    last = answer;
    return answer;
  };
}

interface Consent {
  readonly isAllowed: boolean;
  readonly isForVisit: boolean;
}

function showQuestion({ resource, action }: BlockWrite, signal: AbortSignal, { feedback, title, t }: ConsentParts): Promise<Consent> {
  const what = KNOWN.includes(action) ? t(`frame.write.actions.${action}`) : t('frame.write.other', { action });
  return new Promise((resolve) => {
    let isForVisit = false;
    const end = (isAllowed: boolean): void => resolve({ isAllowed, isForVisit });
    const dialog = feedback.modal.confirm({
      title: t('frame.write.title', { title: title() }),
      content: (
        <Flex vertical gap="middle">
          <Typography.Text>{t('frame.write.text', { what, collection: resource })}</Typography.Text>
          <Checkbox onChange={({ target }) => (isForVisit = target.checked)}>{t('frame.write.visit')}</Checkbox>
        </Flex>
      ),
      okText: t('frame.write.allow'),
      cancelText: t('frame.write.refuse'),
      // Whoever is typing would agree by accident.
      autoFocusButton: 'cancel',
      onOk: () => end(true),
      onCancel: () => end(false),
    });
    // Nobody waits for the answer any more.
    signal.addEventListener('abort', () => {
      dialog.destroy();
      end(false);
    });
  });
}
