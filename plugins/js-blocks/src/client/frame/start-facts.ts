import type { Look, StartFacts } from '@mortise/js-runtime/host';
import type { Session } from '@mortise/plugin-api/client';
import type { BlockFrameProps } from './block-frame-props';

export interface StartParts {
  readonly props: BlockFrameProps;
  readonly look: Look;
  readonly session: Session;
  /** Where the action API is, whole. */
  readonly apiBase: string;
}

/** Everything a frame begins with. Of the viewer no more than a name: blocks are other people's code. */
export function startFacts({ props, look, session, apiBase }: StartParts): StartFacts {
  const { code, place, facts = {} } = props;
  const { id, nickname, username } = session.user;
  const { pathname, search } = location;
  return {
    code,
    apiBase,
    look,
    viewer: { user: { id, nickname, username }, role: session.role },
    route: {
      page: place.page,
      block: place.block,
      path: pathname,
      params: { page: place.page },
      query: Object.fromEntries(new URLSearchParams(search)),
    },
    facts,
  };
}
