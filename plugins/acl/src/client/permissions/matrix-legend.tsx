import { useT } from '@mortise/plugin-api/client';
import { Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { LevelIcon } from './level-look';

const LEVELS = ['all', 'own', 'custom', 'none'] as const;

/** What the signs mean. */
export function MatrixLegend(): ReactNode {
  const t = useT();
  return (
    <Flex wrap gap="middle" component="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {LEVELS.map((level) => (
        <li key={level}>
          <Flex gap={6} align="center">
            <LevelIcon level={level} />
            <Typography.Text type="secondary">{t(`legend.${level}`)}</Typography.Text>
          </Flex>
        </li>
      ))}
    </Flex>
  );
}
