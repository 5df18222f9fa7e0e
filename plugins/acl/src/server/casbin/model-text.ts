/**
 * The Casbin model. Names are compared as whole strings: no pattern function, so nothing inside a name can widen a line.
 * Which resource to ask for (its own lines or the role's strategy) is chosen before, and lines are asked one role at a time.
 */
export const MODEL_TEXT = `
[request_definition]
r = role, dataSource, resource, action

[policy_definition]
p = role, dataSource, resource, action, eft, grantId

[role_definition]
g = _, _

[policy_effect]
e = some(where (p.eft == allow)) && !some(where (p.eft == deny))

[matchers]
m = r.role == p.role && r.dataSource == p.dataSource && r.resource == p.resource && r.action == p.action
`;
