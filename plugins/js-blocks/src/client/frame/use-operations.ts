import type { OperationHandlers, StartFacts } from '@mortise/js-runtime/host';
import { useApi, useSession, useT } from '@mortise/plugin-api/client';
import type { JsonValue } from '@mortise/shared';
import { App } from 'antd';
import { useCallback, useEffect, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { BlockFrameProps } from './block-frame';
import { httpOperation } from './operations/http-operation';
import { libraryOperations } from './operations/library-operations';
import { noticeOperations } from './operations/notice-operations';
import { observed } from './operations/observed';
import { pageOperations } from './operations/page-operations';
import { useLook } from './use-look';

/** What the frame of a block may ask the page for, as the page is whenever it asks. `base` is where the runtime's files are. */
export function useOperations(props: BlockFrameProps): (base: string) => OperationHandlers {
  const api = useApi();
  const { user, role } = useSession();
  const t = useT();
  const feedback = App.useApp();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const look = useLook();
  const latest = useRef({ props, look, navigate, t, feedback });
  useEffect(() => {
    latest.current = { props, look, navigate, t, feedback };
  });
  return useCallback(
    (base) => {
      const now = latest.current;
      const { place } = now.props;
      const { id, nickname, username } = user;
      const hello = (): JsonValue => {
        const { props: shown, look: current } = latest.current;
        const facts: StartFacts = {
          code: shown.code,
          apiBase: api.address(''),
          look: current,
          viewer: { user: { id, nickname, username }, role },
          route: { page: place.page, block: place.block, path: pathname, params: { page: place.page }, query: queryOf(search) },
          facts: shown.facts ?? {},
        };
        return facts as unknown as JsonValue;
      };
      const title = (): string => latest.current.props.place.title || latest.current.t('frame.untitled');
      const handlers: OperationHandlers = {
        hello,
        http: httpOperation({ api, place }),
        ...libraryOperations(api, base),
        ...noticeOperations({ feedback: now.feedback, title, scope: `${place.page}/${place.block}` }),
        ...pageOperations({
          api,
          place: () => latest.current.props.place,
          navigate: (path, replace) => void latest.current.navigate(path, { replace }),
          onValue: () => latest.current.props.onValue,
          field: () => latest.current.props.field,
        }),
      };
      return observed(handlers, (call) => latest.current.props.observer?.onCall?.(call));
    },
    [api, user, role, pathname, search],
  );
}

function queryOf(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}
