import type { SharedFacts, UnitDefinition } from '@mortise/js-runtime/logic';
import { type BlockPlace, useApi, useSession, useT } from '@mortise/plugin-api/client';
import { App } from 'antd';
import { useCallback, useEffect, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { hearFrame } from '../../frame/hear-frame';
import { httpOperation } from '../../frame/operations/http-operation';
import { libraryOperations } from '../../frame/operations/library-operations';
import { noticeOperations } from '../../frame/operations/notice-operations';
import type { AskToWrite } from '../../frame/operations/write-consent';
import { observed } from '../../frame/operations/observed';
import { pageOperations } from '../../frame/operations/page-operations';
import { useLook } from '../../frame/use-look';
import { consoleOf } from './code-console';

/** Why code runs: somebody pressed its button, or a page shows what it makes. */
export type Occasion = 'press' | 'show';

/** Looking at a page must change nothing, and to ask for each cell of a table would help nobody. */
const readsOnly: AskToWrite = () => Promise.resolve(false);

/** Makes what a unit of code may ask the page for, with the rights of the block it stands in. `base` is where the runtime's files are. */
export function useUnitMaker(code: string, place: BlockPlace, occasion: Occasion): (base: string) => UnitDefinition {
  const api = useApi();
  const t = useT();
  const feedback = App.useApp();
  const navigate = useNavigate();
  const shared = useSharedFacts(place);
  const latest = useRef({ place, shared, t });
  useEffect(() => {
    latest.current = { place, shared, t };
  });
  return useCallback(
    (base) => {
      const { page, block, revision } = latest.current.place;
      const title = (): string => latest.current.place.title || latest.current.t('logic.untitled');
      const operations = {
        http: httpOperation({ api, place: { page, block, revision }, ...(occasion === 'show' ? { askToWrite: readsOnly } : {}) }),
        ...libraryOperations(api, base),
        ...noticeOperations({ feedback, title, scope: `${page}/${block}` }),
        ...pageOperations({
          api,
          place: () => latest.current.place,
          navigate: (path, replace) => void navigate(path, { replace }),
          onValue: () => undefined,
        }),
      };
      const observer = consoleOf(latest.current.place, code);
      return {
        code,
        operations: observer === undefined ? operations : observed(operations, observer.onCall),
        shared: () => latest.current.shared,
        onTell: ({ what, data }) => hearFrame(what, data, { change: () => undefined, onFault: () => undefined, observer }),
      };
    },
    [api, code, feedback, navigate, occasion],
  );
}

function useSharedFacts({ page, block }: BlockPlace): SharedFacts {
  const api = useApi();
  const { user, role } = useSession();
  const { pathname, search } = useLocation();
  const { dark, language } = useLook();
  const { id, nickname, username } = user;
  return {
    apiBase: api.address(''),
    // What paints nothing itself needs no colours.
    look: { dark, language, token: {}, components: {} },
    viewer: { user: { id, nickname, username }, role },
    route: { page, block, path: pathname, params: { page }, query: Object.fromEntries(new URLSearchParams(search)) },
  };
}
