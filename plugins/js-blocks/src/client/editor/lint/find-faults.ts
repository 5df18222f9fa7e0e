import type { CtxMember } from '../ctx/ctx-member';
import { browserStorage } from './browser-storage';
import type { CodeRule, Finding } from './finding';
import { missingAwait } from './missing-await';
import { oldTemplate } from './old-template';
import { staticImport } from './static-import';
import { parseCode } from './syntax';
import { tokenUse } from './token-use';
import { unknownMember } from './unknown-member';
import { writtenSecret } from './written-secret';

/** More than anybody reads; hostile text could hold millions. */
const MOST = 200;

/** What an author should know about the code, in the order in which it stands. `members` are those `ctx` has. */
export function findFaults(code: string, members: readonly CtxMember[]): readonly Finding[] {
  const rules: readonly CodeRule[] = [
    tokenUse,
    missingAwait(members),
    unknownMember(members),
    writtenSecret,
    staticImport,
    oldTemplate,
    browserStorage,
  ];
  const found: Finding[] = [];
  parseCode(code).iterate({
    enter(ref) {
      if (found.length >= MOST) return false;
      // Most nodes are none that a rule looks at.
      if (!LOOKED_AT.has(ref.name)) return undefined;
      for (const rule of rules) {
        const finding = rule(ref.node, code);
        if (finding !== undefined) found.push(finding);
      }
      return undefined;
    },
  });
  return found;
}

const LOOKED_AT = new Set(['MemberExpression', 'CallExpression', 'String', 'ImportDeclaration']);
