import { tsxLanguage } from '@codemirror/lang-javascript';
import { lintGutter } from '@codemirror/lint';
import { EditorState, type Extension, Prec } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { LanguageSupport } from '@codemirror/language';
import { basicSetup } from 'codemirror';
import type { CtxMember } from '../ctx/ctx-member';
import { completeCtx, completeSnippets } from './complete-ctx';
import { hoverHelp } from './hover-help';
import { editorPhrases } from './phrases';
import { SNIPPETS } from './snippets';

export interface CodeExtensionOptions {
  /** Name of the field, for people who cannot see it. */
  readonly label: string;
  readonly t: (key: string) => string;
  /** What `ctx` has. */
  readonly members: readonly CtxMember[];
  onChange(code: string): void;
  /** Ctrl+Enter. */
  onRun(): void;
}

/** What the editor does, but for its looks. Tab leaves it as it leaves any field: Ctrl+] indents. */
export function codeExtensions({ label, t, members, onChange, onRun }: CodeExtensionOptions): Extension {
  const run = { key: 'Mod-Enter', run: () => (onRun(), true) };
  const complete = [completeCtx(members), completeSnippets(SNIPPETS, (name) => t(`editor.snippets.${name}`))];
  return [
    // Stands above CodeMirror's own keys: there it makes a new line.
    Prec.highest(keymap.of([run])),
    basicSetup,
    new LanguageSupport(
      tsxLanguage,
      complete.map((source) => tsxLanguage.data.of({ autocomplete: source })),
    ),
    hoverHelp(members),
    lintGutter(),
    plainEditor(t),
    EditorView.contentAttributes.of({ 'aria-label': label }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onChange(update.state.doc.toString());
    }),
  ];
}

/** What every editor needs, also one that only shows. */
export function plainEditor(t: (key: string) => string): Extension {
  const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
  return [EditorState.phrases.of(editorPhrases(t)), EditorView.lineWrapping, nonce ? EditorView.cspNonce.of(nonce) : []];
}

/** Code that is only shown. */
export function shownCode(t: (key: string) => string): Extension {
  return [tsxLanguage, plainEditor(t), EditorState.readOnly.of(true)];
}
