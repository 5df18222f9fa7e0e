/** May do everything; only somebody who acts with it can give it away. */
export const ROOT_ROLE = 'root';
export const ADMIN_ROLE = 'admin';
export const MEMBER_ROLE = 'member';

/** Asked for as `X-Role`: act with all roles of the user at once. */
export const UNION_ROLE = '__union__';
/** Known to clients of NocoBase as the role of visitors; never granted here. */
export const ANONYMOUS_ROLE = 'anonymous';
