import { HighlightStyle, defaultHighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { GlobalToken } from 'antd';

/** CodeMirror's own colours whose contrast on our backgrounds is below 4.5:1, and what takes their place. */
const LIGHT: Readonly<Record<string, string>> = { '#e40': '#b03a00', '#085': '#06694a', '#f00': '#c00000' };
/** All of them, for a dark background. */
const DARK: Readonly<Record<string, string>> = {
  '#404740': '#b8c0b8',
  '#708': '#d8a6f6',
  '#219': '#a9b8ff',
  '#164': '#e5b877',
  '#a11': '#a3d196',
  '#e40': '#f0a58a',
  '#00f': '#8fc0ff',
  '#30a': '#c3b5ff',
  '#085': '#79d6e2',
  '#167': '#79d6e2',
  '#256': '#8fd0c0',
  '#00c': '#9cc8ff',
  '#940': '#b0b8c4',
  '#f00': '#ff9a9a',
};

function recoloured(colors: Readonly<Record<string, string>>): HighlightStyle {
  return HighlightStyle.define(
    defaultHighlightStyle.specs.map((spec) => {
      const color: unknown = spec['color'];
      return typeof color === 'string' ? { ...spec, color: colors[color] ?? color } : spec;
    }),
  );
}

const HIGHLIGHTS = { light: recoloured(LIGHT), dark: recoloured(DARK) };

export function isDark({ colorBgBase }: GlobalToken): boolean {
  return /^#[012]/.test(colorBgBase);
}

/** Looks like the page around it, light or dark. */
export function codeTheme(token: GlobalToken): Extension {
  const dark = isDark(token);
  const frame = { border: `1px solid ${token.colorBorderSecondary}`, backgroundColor: token.colorBgElevated, color: token.colorText };
  const theme = EditorView.theme(
    {
      '&': { height: '100%', fontSize: '13px', color: token.colorText, backgroundColor: token.colorBgContainer },
      '.cm-scroller': { fontFamily: token.fontFamilyCode, lineHeight: '1.6', overflow: 'auto' },
      '.cm-content': { caretColor: token.colorText },
      '.cm-cursor': { borderLeftColor: token.colorText },
      '&.cm-focused': { outline: `2px solid ${token.colorPrimary}`, outlineOffset: '-2px' },
      '.cm-gutters': { backgroundColor: token.colorBgContainer, color: token.colorTextSecondary, border: 'none' },
      '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: token.colorFillQuaternary },
      '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
        backgroundColor: token.colorPrimaryBg,
      },
      '.cm-tooltip': { ...frame, borderRadius: `${token.borderRadius}px`, maxWidth: 'min(560px, 90vw)' },
      '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': { backgroundColor: token.colorPrimaryBg, color: token.colorText },
      '.cm-completionDetail': { color: token.colorTextSecondary, fontStyle: 'normal' },
      '.cm-panels': { backgroundColor: token.colorBgElevated, color: token.colorText },
      '.cm-ctx-help': { padding: '8px 12px', whiteSpace: 'normal' },
      '.cm-ctx-help pre': { margin: '4px 0 0', whiteSpace: 'pre-wrap', fontFamily: token.fontFamilyCode },
    },
    { dark },
  );
  return [theme, syntaxHighlighting(dark ? HIGHLIGHTS.dark : HIGHLIGHTS.light)];
}
