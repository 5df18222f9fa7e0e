import { unifiedMergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useT } from '@mortise/plugin-api/client';
import { theme } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { shownCode } from '../code/code-extensions';
import { codeTheme } from '../code/code-theme';

export interface DiffViewProps {
  readonly before: string;
  readonly after: string;
  readonly label: string;
}

/** How one code differs from another, line by line. */
export function DiffView({ before, after, label }: DiffViewProps): ReactNode {
  const t = useT();
  const { token } = theme.useToken();
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (host.current === null) return undefined;
    const merge = unifiedMergeView({ original: before, mergeControls: false, collapseUnchanged: { margin: 3, minSize: 6 } });
    const name = EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' });
    const extensions = [shownCode(t), codeTheme(token), merge, name];
    const view = new EditorView({ parent: host.current, state: EditorState.create({ doc: after, extensions }) });
    return () => view.destroy();
  }, [before, after, label, t, token]);
  return <div ref={host} style={{ maxHeight: 400, overflow: 'auto', border: `1px solid ${token.colorBorderSecondary}` }} />;
}
