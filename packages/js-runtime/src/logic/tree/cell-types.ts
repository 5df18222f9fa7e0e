/** What a cell may be made of; the page paints these and nothing else. */
export const CELL_TYPES = Object.freeze(['Text', 'Tag', 'Badge', 'Progress', 'Link', 'Space', 'Tooltip', 'Icon', 'Group'] as const);

export type CellType = (typeof CELL_TYPES)[number];

/** Icons a cell may show, by their names in `ctx.antdIcons`. */
export const CELL_ICONS = Object.freeze([
  'ArrowDownOutlined',
  'ArrowUpOutlined',
  'CalendarOutlined',
  'CheckCircleOutlined',
  'ClockCircleOutlined',
  'CloseCircleOutlined',
  'ExclamationCircleOutlined',
  'EyeOutlined',
  'FileTextOutlined',
  'FireOutlined',
  'FlagOutlined',
  'HeartOutlined',
  'InfoCircleOutlined',
  'LinkOutlined',
  'LockOutlined',
  'MailOutlined',
  'PhoneOutlined',
  'ShoppingCartOutlined',
  'StarFilled',
  'StarOutlined',
  'TagOutlined',
  'UserOutlined',
  'WarningOutlined',
] as const);

export type CellIcon = (typeof CELL_ICONS)[number];

/** Colours antd knows by name. */
export const CELL_COLOURS = Object.freeze(
  ['success', 'processing', 'error', 'warning', 'default', 'magenta', 'red', 'volcano', 'orange', 'gold', 'lime', 'green', 'cyan'].concat([
    'blue',
    'geekblue',
    'purple',
    'pink',
    'yellow',
  ]),
);

/** Properties of each type, as they come out of `readCell`. */
export interface CellProps {
  readonly Text: {
    readonly type?: string;
    readonly strong?: boolean;
    readonly italic?: boolean;
    readonly code?: boolean;
    readonly delete?: boolean;
  };
  readonly Tag: { readonly color?: string };
  readonly Badge: { readonly status?: string; readonly color?: string; readonly count?: number; readonly text?: string };
  readonly Progress: { readonly percent: number; readonly status?: string; readonly type?: string; readonly title?: string };
  /** Path below the admin's base. */
  readonly Link: { readonly to: string };
  readonly Space: { readonly orientation?: string; readonly size?: string };
  readonly Tooltip: { readonly title: string };
  readonly Icon: { readonly name: CellIcon; readonly title?: string };
  readonly Group: object;
}

/** One element of a cell; texts and numbers are texts. */
export type CellNode = string | { readonly [Type in CellType]: CellElement<Type> }[CellType];

export interface CellElement<Type extends CellType> {
  readonly type: Type;
  readonly props: CellProps[Type];
  readonly children: readonly CellNode[];
}
