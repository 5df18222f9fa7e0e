/** A member of `ctx`, as the reference has it. */
export interface CtxMember {
  /** Below `ctx`: `api.request`. */
  readonly path: string;
  /** As TypeScript writes it: `request(options: RequestOptions): Promise<Answer>`. */
  readonly signature: string;
  readonly about: string;
  readonly example?: string;
  readonly isCall?: boolean;
  /** Its calls answer with a promise of what one wants. */
  readonly isAsync?: boolean;
}

/** The members directly below a path; `''` for those of `ctx` itself. */
export function membersBelow(members: readonly CtxMember[], path: string): readonly CtxMember[] {
  const prefix = path === '' ? '' : `${path}.`;
  return members.filter((member) => member.path.startsWith(prefix) && !member.path.slice(prefix.length).includes('.'));
}
