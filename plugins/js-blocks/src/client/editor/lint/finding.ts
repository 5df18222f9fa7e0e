import type { CodeChange } from './code-change';
import type { CodeNode } from './syntax';

/** What can be done about a finding at once. */
export interface CodeFix {
  /** Key of its text below `editor.fixes`. */
  readonly name: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly changes: readonly CodeChange[];
}

/** Something in the code its author should know. */
export interface Finding {
  readonly from: number;
  readonly to: number;
  readonly severity: 'error' | 'warning' | 'info';
  /** Key of its text below `editor.findings`. */
  readonly name: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly fixes: readonly CodeFix[];
  /** A value that belongs into a secret, where the literal that holds it stands. */
  readonly secret?: WrittenSecret;
}

export interface WrittenSecret {
  /** Without quotes, and without a scheme such as `Bearer`. */
  readonly value: string;
  /** What stands before it in the literal: `Bearer `. */
  readonly before: string;
  /** Of the whole literal. */
  readonly from: number;
  readonly to: number;
}

/** Looks at one node of the code. */
export type CodeRule = (node: CodeNode, code: string) => Finding | undefined;
