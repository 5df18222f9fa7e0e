import {
  AlignLeftOutlined,
  ApartmentOutlined,
  BgColorsOutlined,
  CalendarOutlined,
  CheckSquareOutlined,
  ClockCircleOutlined,
  CodeOutlined,
  DollarOutlined,
  FileMarkdownOutlined,
  FontSizeOutlined,
  KeyOutlined,
  LinkOutlined,
  MailOutlined,
  NodeIndexOutlined,
  NumberOutlined,
  PercentageOutlined,
  PhoneOutlined,
  TagOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { KindId } from './field-kinds';

const ICONS: Readonly<Record<KindId, ReactNode>> = {
  input: <FontSizeOutlined />,
  textarea: <AlignLeftOutlined />,
  markdown: <FileMarkdownOutlined />,
  email: <MailOutlined />,
  phone: <PhoneOutlined />,
  url: <LinkOutlined />,
  integer: <NumberOutlined />,
  bigInt: <NumberOutlined />,
  number: <NumberOutlined />,
  decimal: <DollarOutlined />,
  percent: <PercentageOutlined />,
  checkbox: <CheckSquareOutlined />,
  select: <TagOutlined />,
  radioGroup: <UnorderedListOutlined />,
  datetime: <ClockCircleOutlined />,
  date: <CalendarOutlined />,
  color: <BgColorsOutlined />,
  json: <CodeOutlined />,
  uuid: <KeyOutlined />,
  m2o: <NodeIndexOutlined />,
  o2m: <ApartmentOutlined />,
};

/** Decorates the name of a kind and never stands alone. */
export function KindIcon({ kind }: { readonly kind: string }): ReactNode {
  return <span aria-hidden>{ICONS[kind as KindId]}</span>;
}
