import { useT } from '@mortise/plugin-api/client';
import { Flex, Select, type SelectProps, Typography } from 'antd';
import type { ReactNode } from 'react';
import { FIELD_KINDS, type FieldKind } from './field-kinds';
import { KindIcon } from './kind-icon';

export interface KindSelectProps extends Pick<
  SelectProps<string>,
  'id' | 'value' | 'onChange' | 'disabled' | 'aria-label' | 'style' | 'size'
> {
  /** All kinds by default. */
  readonly kinds?: readonly FieldKind[];
}

/** Chooses what a field holds, by words and with a line on each. */
export function KindSelect({ kinds = FIELD_KINDS, ...select }: KindSelectProps): ReactNode {
  const t = useT();
  // Without headings between them, which screen readers cannot tell from options in this list.
  const options = kinds.map(({ id }) => ({ value: id, label: t(`collections.kind.${id}.title`), hint: t(`collections.kind.${id}.hint`) }));
  return (
    <Select
      {...select}
      options={options}
      showSearch={{
        optionFilterProp: 'label',
        filterSort: (a, b, { searchValue }) => rank(a.label, searchValue) - rank(b.label, searchValue),
      }}
      popupMatchSelectWidth={320}
      listHeight={360}
      labelRender={({ value, label }) => <KindLabel kind={String(value)} title={label} />}
      optionRender={({ value, label, data }) => (
        <Flex vertical>
          <KindLabel kind={String(value)} title={label} />
          <Typography.Text style={{ fontSize: 12, fontWeight: 'normal', whiteSpace: 'normal' }}>
            {(data as { readonly hint?: string }).hint}
          </Typography.Text>
        </Flex>
      )}
    />
  );
}

/** "Date" comes before "Date and time" when somebody types "date". */
function rank(title: ReactNode, search: string): number {
  const text = typeof title === 'string' ? title.toLowerCase() : '';
  const wanted = search.trim().toLowerCase();
  if (text === wanted) return 0;
  return text.startsWith(wanted) ? 1 : 2;
}

function KindLabel({ kind, title }: { readonly kind: string; readonly title: ReactNode }): ReactNode {
  return (
    <Flex gap={8} align="center">
      <KindIcon kind={kind} />
      <span>{title}</span>
    </Flex>
  );
}
