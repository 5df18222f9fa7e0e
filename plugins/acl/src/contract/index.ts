export * from './role-names';
export * from './user-roles';
