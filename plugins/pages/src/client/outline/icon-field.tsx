import { useT } from '@mortise/plugin-api/client';
import { Flex, Form, Select } from 'antd';
import type { ReactNode } from 'react';
import { PAGE_ICONS } from '../icons/icon-names';
import { PageIcon } from '../icons/page-icon';

/** What a page is marked with in the menu. */
export function IconField(): ReactNode {
  const t = useT();
  const options = PAGE_ICONS.map((name) => ({ value: name, label: t(`icons.${name}`) }));
  return (
    <Form.Item name="icon" label={t('outline.icon')}>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        options={options}
        placeholder={t('outline.noIcon')}
        optionRender={({ value, label }) => (
          <Flex gap="small" align="center">
            <span aria-hidden>
              <PageIcon name={String(value)} />
            </span>
            {label}
          </Flex>
        )}
      />
    </Form.Item>
  );
}
