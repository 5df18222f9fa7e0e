/** The collections of this plugin, in data source `main`. */
export const ROLES = 'roles';
export const ASSIGNMENTS = 'rolesUsers';
export const GRANTS = 'grants';
export const SCOPES = 'scopes';
export const POLICIES = 'policies';
