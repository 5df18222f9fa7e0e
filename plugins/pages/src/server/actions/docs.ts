import { listSchema, nullable, objectSchema, openSchema } from '@mortise/plugin-api/server';
import { ROW_COLUMNS } from '../../contract';

const TEXT = { type: 'string' } as const;
const FLAG = { type: 'boolean' } as const;
const COUNT = { type: 'integer', minimum: 0 } as const;
const KIND = { enum: ['group', 'page'] } as const;
const ROLES = listSchema(TEXT);
const PERSON = nullable({ type: 'integer' });

const SPAN = { type: 'integer', minimum: 1, maximum: ROW_COLUMNS } as const;
const BLOCK = objectSchema({ key: TEXT, kind: TEXT, span: SPAN, settings: openSchema() }, { title: TEXT, roles: ROLES });
const ROW = objectSchema({ key: TEXT, blocks: listSchema(BLOCK) });
/** What `uiPages:getRevision` answers. */
export const CONTENT = objectSchema({
  tabs: listSchema(objectSchema({ key: TEXT, rows: listSchema(ROW) }, { title: TEXT, roles: ROLES })),
});

const NODE = { uid: TEXT, kind: KIND, title: TEXT } as const;
/** What `uiPages:menu` answers: a group's `children` are of the same form. */
export const MENU = listSchema(objectSchema(NODE, { icon: TEXT, children: listSchema(openSchema(NODE)) }));

export const OUTLINE = objectSchema({
  ...NODE,
  icon: nullable(TEXT),
  parentUid: nullable(TEXT),
  roles: ROLES,
  hidden: FLAG,
  revision: COUNT,
  isChanged: FLAG,
});
export const OUTLINES = listSchema(OUTLINE);

const PAGE = { uid: TEXT, title: TEXT, revision: COUNT, content: CONTENT } as const;
/** What `uiPages:get` and `preview` answer. */
export const PUBLISHED_PAGE = objectSchema(PAGE);
/** What whatever changes a draft answers. */
export const DRAFT = objectSchema({ ...PAGE, version: COUNT, isChanged: FLAG, changedById: PERSON });
/** What `uiPages:listRevisions` answers. */
export const REVISIONS = listSchema(
  objectSchema({ number: COUNT, note: nullable(TEXT), createdAt: { type: 'string', format: 'date-time' }, createdById: PERSON }),
);
export const DONE = { const: 1 } as const;
