import { WarningOutlined } from '@ant-design/icons';
import { useT } from '@mortise/plugin-api/client';
import { Button, Flex, Popover, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { FaultText } from './fault-text';

export interface FaultMarkProps {
  readonly text: FaultText;
  /** Absent where nothing else would come of it. */
  readonly onRetry?: () => void;
}

/** In the place of what code should have shown: that it did not, why, and a way to try again. */
export function FaultMark({ text, onRetry }: FaultMarkProps): ReactNode {
  const t = useT();
  const more = (
    <Flex vertical gap="small" align="start" style={{ maxWidth: 360 }}>
      <Typography.Text style={{ overflowWrap: 'anywhere' }}>{text.long}</Typography.Text>
      {onRetry === undefined ? null : (
        <Button size="small" onClick={onRetry}>
          {t('logic.retry')}
        </Button>
      )}
    </Flex>
  );
  return (
    <Popover content={more} trigger="click">
      <Button type="text" size="small">
        <Typography.Text type="danger">
          <WarningOutlined /> {text.short}
        </Typography.Text>
      </Button>
    </Popover>
  );
}
