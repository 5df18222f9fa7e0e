import type { Readable } from 'node:stream';
import type { Identified } from '@mortise/resources';
import { AppError } from '@mortise/shared';
import type { BodyContent } from '../body/body-content';

/** What is sent. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly type: string;
  /** Several texts are sent one after the other, none split within a character. */
  readonly body: string | readonly string[] | Buffer | Readable;
}

/** What a request is addressed to: its own half of the phases from plan to present. Lives for one request, which it is handed to carry out. */
export interface TargetOf<Request> {
  plan(caller: Identified): void;
  authorize(caller: Identified): void | Promise<void>;
  validate(body: BodyContent): void | Promise<void>;
  execute(request: Request): Promise<void>;
  /** Undefined when the answer has been sent already. */
  present(): Answer | undefined;
}

const refuse = (): never => {
  throw new AppError('ROUTE_NOT_FOUND');
};

/** The target of an address at which there is nothing. */
export const nowhere: TargetOf<unknown> = { plan: refuse, authorize: refuse, validate: refuse, execute: refuse, present: refuse };
