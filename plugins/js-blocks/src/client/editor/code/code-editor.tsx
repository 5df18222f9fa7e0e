import { isolateHistory } from '@codemirror/commands';
import { setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useT } from '@mortise/plugin-api/client';
import { theme } from 'antd';
import { type ReactNode, type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import type { CtxMember } from '../ctx/ctx-member';
import { CTX_MEMBERS } from '../ctx/ctx-members';
import type { CodeChange } from '../lint/code-change';
import type { Finding } from '../lint/finding';
import { offsetOf } from '../read-position';
import { type FindingActions, diagnosticsOf } from './code-diagnostics';
import { codeExtensions } from './code-extensions';
import { codeTheme } from './code-theme';

/** What others may do with the text. */
export interface CodeHandle {
  /** Puts the cursor there, both from 1, and the focus into the text. */
  goTo(line: number, column?: number): void;
  /** One step that can be undone. */
  change(changes: readonly CodeChange[]): void;
  /** Takes the place of all there is, in one step as well. */
  replace(code: string): void;
}

export interface CodeEditorProps {
  /** What it begins with; later changes come through the handle. */
  readonly initial: string;
  readonly label: string;
  /** What `ctx` has there; what it has in blocks unless it says otherwise. */
  readonly members?: readonly CtxMember[];
  readonly findings: readonly Finding[];
  readonly actions: Pick<FindingActions, 'onSecret'>;
  readonly handle: Ref<CodeHandle>;
  onChange(code: string): void;
  onRun(): void;
}

/** A field for code, with completion, help and what is wrong beside it. */
export function CodeEditor(props: CodeEditorProps): ReactNode {
  const host = useRef<HTMLDivElement>(null);
  const view = useEditorView(host, props);
  useImperativeHandle(props.handle, () => handleOf(view), [view]);
  return <div ref={host} style={{ height: '100%', minHeight: 0, minWidth: 0, overflow: 'hidden' }} />;
}

interface ViewHolder {
  current: EditorView | null;
}

function useEditorView(host: { readonly current: HTMLDivElement | null }, props: CodeEditorProps): ViewHolder {
  const t = useT();
  const { token } = theme.useToken();
  const view = useRef<EditorView>(null);
  const looks = useRef(new Compartment());
  const latest = useRef({ props, token, t });
  useEffect(() => {
    latest.current = { props, token, t };
  });
  useEffect(() => {
    if (host.current === null) return undefined;
    const { props: first, token: look, t: text } = latest.current;
    const options = {
      label: first.label,
      t: text,
      members: first.members ?? CTX_MEMBERS,
      onChange: (code: string) => latest.current.props.onChange(code),
      onRun: () => latest.current.props.onRun(),
    };
    const extensions = [codeExtensions(options), looks.current.of(codeTheme(look))];
    view.current = new EditorView({ parent: host.current, state: EditorState.create({ doc: first.initial, extensions }) });
    view.current.focus();
    return () => view.current?.destroy();
  }, [host]);
  useEffect(() => view.current?.dispatch({ effects: looks.current.reconfigure(codeTheme(token)) }), [token]);
  const { findings, actions } = props;
  useEffect(() => {
    const { current } = view;
    if (current === null) return;
    const all = { onFix: handleOf(view).change, onSecret: actions.onSecret };
    current.dispatch(setDiagnostics(current.state, diagnosticsOf(findings, current.state.doc.length, { t, actions: all })));
  }, [findings, actions, t]);
  return view;
}

function handleOf(view: ViewHolder): CodeHandle {
  return {
    goTo(line, column) {
      const { current } = view;
      if (current === null) return;
      const anchor = offsetOf(current.state.doc.toString(), line, column);
      current.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
      current.focus();
    },
    change(changes) {
      view.current?.dispatch({ changes: [...changes], userEvent: 'input.fix', annotations: isolateHistory.of('full') });
    },
    replace(code) {
      const { current } = view;
      const changes = { from: 0, to: current?.state.doc.length ?? 0, insert: code };
      current?.dispatch({ changes, userEvent: 'input.replace', annotations: isolateHistory.of('full') });
    },
  };
}
