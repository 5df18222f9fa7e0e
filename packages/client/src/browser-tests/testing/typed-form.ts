import type { Page } from '@mortise/testing/browser';
import type { KillableServer } from './killable-server';

/** Somebody with an account of their own, who may do everything. */
export interface Person {
  readonly id: number;
  readonly account: string;
  /** Changes with the form that changes it. */
  password: string;
}

export interface FormWorld {
  readonly server: KillableServer;
  readonly person: Person;
  /** Letters and digits no other form holds; what is typed contains it. */
  readonly mark: string;
}

/** One form of the admin, as a person meets it. */
export interface TypedForm {
  /** Address of the page, with the form open where an address can say so. */
  readonly path: string;
  /** Opens the form where the address does not, and types. */
  type(page: Page): Promise<void>;
  /** What the form holds now. */
  typed(page: Page): Promise<readonly unknown[]>;
  /** Presses what saves. */
  save(page: Page): Promise<void>;
  /** The action that saves: `users:create`. */
  readonly action: string;
  /** What saving asks for first, where that is another action. */
  readonly firstAction?: string;
  /** How often the server holds what was typed. */
  stored(): Promise<number>;
}

/** Makes what a form needs. */
export type FormMaker = (world: FormWorld) => Promise<TypedForm> | TypedForm;
export type FormTable = Readonly<Record<string, FormMaker>>;
