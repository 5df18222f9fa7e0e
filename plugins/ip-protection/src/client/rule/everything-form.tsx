import { useT } from '@mortise/plugin-api/client';
import { FailureNotice, UnsavedGuard } from '@mortise/ui';
import { Alert, Button, Flex, Form, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Rule } from '../../contract/rule';
import { useReview } from '../review/use-review';
import { type RuleTexts, ruleOf, textsOf } from './read-lines';
import { RuleFields } from './rule-fields';

/** Edits the rule for every request in place. What somebody else saves meanwhile takes nothing away that is typed here. */
export function EverythingForm({ rule }: { readonly rule: Rule }): ReactNode {
  const t = useT();
  const [form] = Form.useForm<RuleTexts>();
  const [base, setBase] = useState(rule);
  const typed = Form.useWatch<RuleTexts | undefined>([], form);
  const dirty = typed !== undefined && !isSame(typed, textsOf(base));
  const [state, setState] = useState<{ readonly busy: boolean; readonly error?: unknown }>({ busy: false });
  const show = (shown: Rule): void => {
    setBase(shown);
    form.setFieldsValue(textsOf(shown));
    setState({ busy: false });
  };
  const { start, dialog } = useReview(show);
  const review = async (texts: RuleTexts): Promise<void> => {
    setState({ busy: true });
    const error = await start(ruleOf(base, texts)).catch((reason: unknown) => ({ reason }));
    setState(error ? { busy: false, error: error.reason } : { busy: false });
  };
  return (
    <>
      <Form form={form} layout="vertical" initialValues={textsOf(base)} onFinish={(texts) => void review(texts)} style={{ maxWidth: 760 }}>
        <Flex vertical gap="middle">
          <Typography.Text>{t('everything.hint')}</Typography.Text>
          {rule.version === base.version || dialog !== null ? null : <ChangedElsewhere onShow={() => show(rule)} />}
          <div>
            <RuleFields />
          </div>
          {state.error === undefined ? null : <FailureNotice error={state.error} />}
          <FormButtons dirty={dirty} busy={state.busy} onDiscard={() => show(base)} />
        </Flex>
      </Form>
      <UnsavedGuard dirty={dirty} hint={t('unsaved.hint')} />
      {dialog}
    </>
  );
}

interface FormButtonsProps {
  readonly dirty: boolean;
  readonly busy: boolean;
  onDiscard(): void;
}

function FormButtons({ dirty, busy, onDiscard }: FormButtonsProps): ReactNode {
  const t = useT();
  return (
    <Flex gap="small" justify="flex-end" wrap>
      <Button disabled={!dirty || busy} onClick={onDiscard}>
        {t('everything.discard')}
      </Button>
      <Button type="primary" htmlType="submit" disabled={!dirty} loading={busy}>
        {t('review.open')}
      </Button>
    </Flex>
  );
}

function ChangedElsewhere({ onShow }: { readonly onShow: () => void }): ReactNode {
  const t = useT();
  return (
    <Alert type="warning" showIcon title={t('everything.elsewhere')} action={<Button onClick={onShow}>{t('everything.show')}</Button>} />
  );
}

function isSame(left: RuleTexts, right: RuleTexts): boolean {
  return left.deny === right.deny && left.allow === right.allow && left.origins === right.origins;
}
