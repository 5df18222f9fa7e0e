import { type ThemeConfig, theme } from 'antd';
import { darker, readableOnWhite } from './contrast';

export interface ThemeOptions {
  readonly dark: boolean;
  /** `#rrggbb` */
  readonly primaryColor: string;
  /** The system asks for less motion. */
  readonly still: boolean;
}

/** Text colours that keep a contrast of 4.5 to 1 on every background of the theme (WCAG 2.2, 1.4.3); antd's own do not. */
const LIGHT = {
  colorText: '#1f2328',
  colorTextSecondary: '#4d5661',
  colorTextTertiary: '#59636e',
  colorTextDescription: '#59636e',
  colorTextPlaceholder: '#646e78',
  colorIcon: '#59636e',
  colorError: '#c5221f',
  colorSuccess: '#1a7f37',
  colorWarning: '#9a6700',
  colorWarningBg: '#fff8e1',
  colorWarningBorder: '#e6c766',
  colorSuccessBg: '#effbf2',
  colorErrorBg: '#fff1f0',
  colorBgLayout: '#f5f6f8',
  colorBorder: '#8c959f',
  colorBorderSecondary: '#d8dee4',
} as const;

const DARK = {
  colorText: '#f0f2f5',
  colorTextSecondary: '#b7bfc8',
  colorTextTertiary: '#a3adb8',
  colorTextDescription: '#a3adb8',
  colorTextPlaceholder: '#9aa4af',
  colorIcon: '#a3adb8',
  // The dark algorithm dims it; text of this colour can be read then, and so can dark text on a button of it.
  colorError: '#ffb0a8',
  colorErrorText: '#ff8f87',
  colorSuccessText: '#57d364',
  colorWarningText: '#e3b341',
  colorBgLayout: '#0f1115',
  colorBgContainer: '#181b20',
  colorBgElevated: '#1f2329',
  colorBorder: '#6e7781',
  colorBorderSecondary: '#30363d',
} as const;

const LIGHT_BLUE = '#6cb0ff';
const DARK_LINKS = { colorLink: LIGHT_BLUE, colorLinkHover: '#9ccaff', colorLinkActive: '#9ccaff' } as const;

/** A switch that is off writes white on grey; antd's grey is too light for it. */
const LIGHT_COMPONENTS: NonNullable<ThemeConfig['components']> = {
  Switch: { colorTextQuaternary: '#656d76', colorTextTertiary: '#59636e' },
};

/** Where antd writes in the main colour, which is too dark to be read on a dark page. */
const DARK_COMPONENTS: NonNullable<ThemeConfig['components']> = {
  Tabs: { itemSelectedColor: LIGHT_BLUE, itemHoverColor: LIGHT_BLUE, inkBarColor: LIGHT_BLUE },
  Pagination: { itemActiveColor: LIGHT_BLUE },
  Button: { dangerColor: '#1f0b0a', defaultHoverColor: LIGHT_BLUE, defaultHoverBorderColor: LIGHT_BLUE },
};

/** The look of the product for antd. */
export function createTheme({ dark, primaryColor, still }: ThemeOptions): ThemeConfig {
  const colorPrimary = readableOnWhite(primaryColor);
  return {
    components: dark ? DARK_COMPONENTS : LIGHT_COMPONENTS,
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      ...(dark ? DARK : LIGHT),
      colorPrimary,
      colorInfo: colorPrimary,
      // White text stays readable under the pointer too.
      colorPrimaryHover: darker(colorPrimary),
      ...(dark ? DARK_LINKS : { colorLink: colorPrimary, colorLinkHover: darker(colorPrimary) }),
      borderRadius: 8,
      motion: !still,
      fontFamily:
        "system-ui, -apple-system, 'Segoe UI', Roboto, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif",
    },
  };
}
