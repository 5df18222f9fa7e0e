import type { OperationHandlers } from '@mortise/js-runtime/host';
import { useApi, useSession, useT } from '@mortise/plugin-api/client';
import type { JsonValue } from '@mortise/shared';
import { App } from 'antd';
import { useCallback, useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import type { BlockFrameProps } from './block-frame';
import { httpOperation } from './operations/http-operation';
import { libraryOperations } from './operations/library-operations';
import { noticeOperations } from './operations/notice-operations';
import { observed } from './operations/observed';
import { pageOperations } from './operations/page-operations';
import { startFacts } from './start-facts';
import { useLook } from './use-look';

/** What the frame of a block may ask the page for, as the page is whenever it asks. `base` is where the runtime's files are. */
export function useOperations(props: BlockFrameProps): (base: string) => OperationHandlers {
  const api = useApi();
  const session = useSession();
  const t = useT();
  const feedback = App.useApp();
  const navigate = useNavigate();
  const look = useLook();
  const latest = useRef({ props, look, session, navigate, t, feedback });
  useEffect(() => {
    latest.current = { props, look, session, navigate, t, feedback };
  });
  return useCallback(
    (base) => {
      const now = latest.current;
      const { place } = now.props;
      const handlers: OperationHandlers = {
        hello: () => startFacts({ ...latest.current, apiBase: api.address('') }) as unknown as JsonValue,
        http: httpOperation({ api, place }),
        ...libraryOperations(api, base),
        ...noticeOperations({
          feedback: now.feedback,
          title: () => latest.current.props.place.title || latest.current.t('frame.untitled'),
          scope: `${place.page}/${place.block}`,
        }),
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
    [api],
  );
}
