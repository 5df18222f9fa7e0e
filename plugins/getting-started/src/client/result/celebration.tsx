import { TrophyOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Card, Flex, Typography, theme } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { CONFETTI } from './confetti';

/** Says that it is done, with a little joy for those who have not asked for less motion. */
export function Celebration({ arrived }: { readonly arrived: boolean }): ReactNode {
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (arrived) card.current?.focus();
  }, [arrived]);
  const t = useT();
  const { token } = theme.useToken();
  return (
    <Card
      ref={card}
      tabIndex={-1}
      className="guide-done"
      style={{ outline: 'none', background: token.colorPrimaryBg, borderColor: token.colorPrimaryBorder }}
    >
      <div className="guide-confetti" aria-hidden>
        {(arrived ? CONFETTI : []).map(({ left, delay, hue }) => (
          <span key={left} style={{ left: `${left}%`, animationDelay: `${delay}s`, background: `hsl(${hue} 80% 55%)` }} />
        ))}
      </div>
      <Flex gap="middle" align="center">
        <span aria-hidden style={{ fontSize: 40, color: token.colorText, lineHeight: 1 }}>
          <TrophyOutlined />
        </span>
        <div>
          <Typography.Title level={2} style={{ fontSize: 20, margin: 0 }}>
            {t('result.title')}
          </Typography.Title>
          <Typography.Text>{t('result.text')}</Typography.Text>
        </div>
      </Flex>
    </Card>
  );
}
