import type { BlockAuth, BlockUser } from '../../ctx';
import type { CtxParts } from './ctx-parts';

type AuthParts = Pick<CtxParts, 'state' | 'report'>;

const warned = new WeakSet<object>();

/** Always undefined: no code of a block sees the session. Says so once in the log. */
export function noToken({ report }: Pick<AuthParts, 'report'>): undefined {
  if (!warned.has(report)) report.log('warn', ['ctx.token is always undefined: no block sees the session. ctx.api needs no token.']);
  warned.add(report);
  return undefined;
}

/** `ctx.auth` and `ctx.api.auth`. */
export function blockAuth({ state, report }: AuthParts): BlockAuth {
  const { user, role } = state.viewer;
  return {
    user: user as unknown as BlockUser,
    role,
    roleName: role,
    get locale() {
      return state.look.language;
    },
    get token() {
      return noToken({ report });
    },
  };
}
