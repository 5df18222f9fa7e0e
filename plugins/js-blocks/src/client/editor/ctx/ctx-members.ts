import type { CtxMember } from './ctx-member';
import generated from './ctx-members.json';

/** Everything blocks find in `ctx`; the file is made from its types by `npm run generate`. */
export const CTX_MEMBERS: readonly CtxMember[] = generated;
