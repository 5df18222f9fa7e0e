/** The collections of this plugin, in data source `main`. */
export const ROLES = 'roles';
export const ASSIGNMENTS = 'rolesUsers';
export const GRANTS = 'roleGrants';
export const SCOPES = 'roleScopes';
export const POLICIES = 'rolePolicies';
