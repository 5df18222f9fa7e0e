import { CloseOutlined, RocketOutlined } from '@ant-design/icons';
import { useSession, useT } from '@mortise/plugin-api/client';
import { Button, Card, Flex, Typography, theme } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { STEPS, doneCount, progress } from './facts/progress';
import { useFacts } from './facts/use-facts';
import { GuideProgress } from './guide-progress';
import { ROOT_ROLE } from './tutorial';

/** Remembers in this browser that the viewer does not want the card. */
const HIDDEN = 'mortise.getting-started.hidden';

/** Invites to the guide until it is put away. */
export default function HomeCard(): ReactNode {
  const [hidden, setHidden] = useState(() => localStorage.getItem(HIDDEN) !== null);
  if (hidden) return null;
  const hide = (): void => {
    localStorage.setItem(HIDDEN, '1');
    setHidden(true);
  };
  return <Invitation onHide={hide} />;
}

function Invitation({ onHide }: { onHide(): void }): ReactNode {
  const t = useT();
  const { token } = theme.useToken();
  const { facts, pending, failed } = useFacts();
  const done = doneCount(progress(facts, useSession().role === ROOT_ROLE));
  const stage = done === 0 ? 'start' : done < STEPS.length ? 'continue' : 'finished';
  // The card would change its words a moment after it appeared.
  if (pending) return null;
  return (
    <Card size="small" style={{ borderColor: token.colorPrimaryBorder }}>
      <Flex gap="middle" align="flex-start">
        <span aria-hidden style={{ fontSize: 28, color: token.colorPrimaryText, lineHeight: 1.2 }}>
          <RocketOutlined />
        </span>
        <Flex vertical gap="small" style={{ flex: 1, minWidth: 0 }}>
          <Typography.Title level={2} style={{ fontSize: 16, margin: 0 }}>
            {t(`home.${stage}.title`)}
          </Typography.Title>
          <Typography.Text>{t(`home.${stage}.text`)}</Typography.Text>
          {failed === undefined && stage === 'continue' ? <GuideProgress done={done} /> : null}
          <div>
            <Link to="/getting-started" style={{ fontWeight: 600, textDecoration: 'underline' }}>
              {t(`home.${stage}.link`)}
            </Link>
          </div>
        </Flex>
        <Button type="text" icon={<CloseOutlined />} aria-label={t('home.hide')} onClick={onHide} />
      </Flex>
    </Card>
  );
}
