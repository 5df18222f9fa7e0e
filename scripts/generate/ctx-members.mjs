import { memberOf, readCtxTypes } from './ctx-types.mjs';

/** The parts of `ctx`, in the order of its declaration: heading, what they are for, members. */
export function ctxParts(root) {
  const types = readCtxTypes(root);
  return types.interfaces.get('Ctx').extended.map((name) => {
    const { about, members } = types.interfaces.get(name);
    return { name, about, members: members.map((member) => ({ ...member, below: membersBelow(member, types) })) };
  });
}

/** `ctx-members.json` of the editor: flat, by path. */
export function ctxMembersJson(root) {
  const flat = ctxParts(root).flatMap(({ members }) =>
    members.flatMap((member) => [
      entryOf(member, member.name),
      ...member.below.map((one) => entryOf({ ...one, about: one.about || member.about }, `${member.name}.${one.name}`)),
    ]),
  );
  return `${JSON.stringify(flat, null, 2)}\n`;
}

function entryOf({ signature, about, examples = [], isCall, result = '' }, path) {
  return {
    path,
    signature,
    about,
    ...(examples.length === 0 ? {} : { example: examples[0] }),
    ...(isCall ? { isCall } : {}),
    ...(result.startsWith('Promise<') ? { isAsync: true } : {}),
  };
}

/** Members of an object of ours; those of libraries stand in their own references. */
function membersBelow({ isCall, type = '' }, types) {
  if (isCall) return [];
  const plain = type.replace(/ \| undefined$/, '');
  if (plain.startsWith('{')) return inlineMembers(plain);
  const names = /^Readonly<Record<((?:'\w+' ?\|? ?)+), (\w+)>>$/.exec(plain);
  if (names) return [...names[1].matchAll(/\w+/g)].map(([name]) => called({ name, type: names[2], about: '' }, types));
  return familyOf(plain, types).map((member) => called(member, types));
}

function inlineMembers(type) {
  const [, body] = /^\{\s*([\s\S]*?);?\s*\}$/.exec(type) ?? [];
  return [memberOf(body ?? '')].flatMap((member) => (member ? [{ ...member, about: '' }] : []));
}

/** Members of an interface and of those that extend it: an object of the type is one of them. */
function familyOf(name, types) {
  if (!types.interfaces.has(name)) return [];
  const heirs = [...types.interfaces].filter(([, { extended }]) => extended.includes(name)).map(([heir]) => heir);
  const all = [...types.interfaces.get(name).members, ...heirs.flatMap((heir) => familyOf(heir, types))];
  return all.filter((member, index) => all.findIndex((other) => other.name === member.name) === index);
}

/** A property whose type is the name of a function is a call. */
function called(member, types) {
  const alias = types.aliases.get(member.type);
  if (!alias?.startsWith('(')) return member;
  const [, parameters, result] = /^(\([\s\S]*\)) => ([\s\S]+)$/.exec(alias);
  return { ...member, isCall: true, result, signature: `${member.name}${parameters}: ${result}` };
}
