import type { Diagnostic } from '@codemirror/lint';
import type { Translate } from '@mortise/plugin-api/client';
import type { CodeChange } from '../lint/code-change';
import type { Finding, WrittenSecret } from '../lint/finding';

export interface FindingActions {
  onFix(changes: readonly CodeChange[]): void;
  onSecret(secret: WrittenSecret): void;
}

/** One thing that can be done about a finding, in words. */
export interface FindingAction {
  readonly text: string;
  press(): void;
}

export function findingText({ name, params = {} }: Finding, t: Translate): string {
  return t(`editor.findings.${name}`, params);
}

export function findingActions({ fixes, secret }: Finding, t: Translate, actions: FindingActions): readonly FindingAction[] {
  return [
    ...fixes.map(({ name, params = {}, changes }) => ({ text: t(`editor.fixes.${name}`, params), press: () => actions.onFix(changes) })),
    ...(secret === undefined ? [] : [{ text: t('editor.fixes.secret'), press: () => actions.onSecret(secret) }]),
  ];
}

/** As CodeMirror shows them at the code. Findings of a text that has become shorter are kept within it. */
export function diagnosticsOf(findings: readonly Finding[], length: number, show: { t: Translate; actions: FindingActions }): Diagnostic[] {
  return findings
    .filter(({ from }) => from <= length)
    .map((finding) => ({
      from: finding.from,
      to: Math.min(finding.to, length),
      severity: finding.severity,
      message: findingText(finding, show.t),
      actions: findingActions(finding, show.t, show.actions).map(({ text, press }) => ({ name: text, apply: press })),
    }));
}
