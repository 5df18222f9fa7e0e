/** What CodeMirror says itself, and the key of our text for it below `editor.phrases`. */
const PHRASES: Readonly<Record<string, string>> = {
  Completions: 'completions',
  Diagnostics: 'diagnostics',
  'No diagnostics': 'noDiagnostics',
  close: 'close',
  Find: 'find',
  Replace: 'replaceField',
  next: 'next',
  previous: 'previous',
  all: 'all',
  'match case': 'matchCase',
  regexp: 'regexp',
  'by word': 'byWord',
  replace: 'replace',
  'replace all': 'replaceAll',
  'current match': 'currentMatch',
  'on line': 'onLine',
  'replaced $ matches': 'replaced',
  'replaced match on line $': 'replacedOn',
  'Fold line': 'fold',
  'Unfold line': 'unfold',
  'folded code': 'folded',
  'Folded lines': 'foldedLines',
  'Unfolded lines': 'unfoldedLines',
  unfold: 'unfoldIt',
  to: 'to',
  'Go to line': 'goToLine',
  go: 'go',
  'Selection deleted': 'selectionDeleted',
  'Control character': 'controlCharacter',
};

/** CodeMirror's texts in the viewer's language. */
export function editorPhrases(t: (key: string) => string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(PHRASES).map(([phrase, key]) => [phrase, t(`editor.phrases.${key}`)]));
}
