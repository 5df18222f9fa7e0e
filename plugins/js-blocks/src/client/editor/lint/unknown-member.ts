import { type CtxMember, membersBelow } from '../ctx/ctx-member';
import type { CodeRule } from './finding';
import { insteadOf } from './instead';
import { nearestName } from './nearest-name';
import { ctxPath, textOf } from './syntax';

/** Named by a rule of its own. */
const ELSEWHERE = new Set(['token', 'auth']);

/** A name `ctx`, or one of its own parts, does not have. */
export function unknownMember(members: readonly CtxMember[]): CodeRule {
  return (node, code) => {
    const path = ctxPath(node, code);
    const property = node.lastChild;
    if (path === undefined || property === null) return undefined;
    const name = textOf(property, code);
    const owner = path.slice(0, -name.length - 1);
    const known = membersBelow(members, owner).map((member) => member.path.slice(owner === '' ? 0 : owner.length + 1));
    if (known.length === 0 || known.includes(name) || (owner === '' && ELSEWHERE.has(name))) return undefined;
    const instead = insteadOf(path);
    const meant = instead.meant ?? (instead.name === undefined ? nearestName(name, known) : undefined);
    const change = { from: property.from, to: property.to, insert: meant ?? '' };
    return {
      from: property.from,
      to: property.to,
      severity: 'warning',
      name: instead.name ?? (meant === undefined ? 'unknown' : 'unknownNear'),
      params: { path, ...(meant === undefined ? {} : { meant }) },
      fixes: meant === undefined ? [] : [{ name: 'rename', params: { meant }, changes: [change] }],
    };
  };
}
