import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  CalendarOutlined,
  CheckCircleOutlined,
  ClockCircleOutlined,
  CloseCircleOutlined,
  ExclamationCircleOutlined,
  EyeOutlined,
  FileTextOutlined,
  FireOutlined,
  FlagOutlined,
  HeartOutlined,
  InfoCircleOutlined,
  LinkOutlined,
  LockOutlined,
  MailOutlined,
  PhoneOutlined,
  ShoppingCartOutlined,
  StarFilled,
  StarOutlined,
  TagOutlined,
  UserOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import type { CellIcon } from '@mortise/js-runtime/logic';
import type { ComponentType } from 'react';

interface IconProps {
  readonly role?: string;
  readonly 'aria-label'?: string;
}

/** Icons code may show in a cell. */
export const CELL_ICON_PARTS: Readonly<Record<CellIcon, ComponentType<IconProps>>> = {
  ArrowDownOutlined,
  ArrowUpOutlined,
  CalendarOutlined,
  CheckCircleOutlined,
  ClockCircleOutlined,
  CloseCircleOutlined,
  ExclamationCircleOutlined,
  EyeOutlined,
  FileTextOutlined,
  FireOutlined,
  FlagOutlined,
  HeartOutlined,
  InfoCircleOutlined,
  LinkOutlined,
  LockOutlined,
  MailOutlined,
  PhoneOutlined,
  ShoppingCartOutlined,
  StarFilled,
  StarOutlined,
  TagOutlined,
  UserOutlined,
  WarningOutlined,
};
