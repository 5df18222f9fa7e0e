import type { OperationHandlers } from '@mortise/js-runtime/host';
import { tellStaleRecords, useApi, useSession, useT } from '@mortise/plugin-api/client';
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback, useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import type { BlockFrameProps } from './block-frame-props';
import { blockOperations } from './operations/block-operations';
import type { OperationParts, PageNow } from './operations/operation-parts';
import type { Overlay } from './operations/overlay-operation';
import { useLook } from './use-look';

/** What the frame of a block may ask the page for, as the page is whenever it asks. `base` is where the runtime's files are. */
export function useOperations(props: BlockFrameProps): (base: string, overlay: Overlay) => OperationHandlers {
  const api = useApi();
  const queries = useQueryClient();
  const allowed = useRef(new Set<string>());
  const now: PageNow = { props, look: useLook(), session: useSession(), navigate: useNavigate(), t: useT(), feedback: App.useApp() };
  const latest = useRef(now);
  useEffect(() => {
    latest.current = now;
  });
  return useCallback(
    (base, overlay) => {
      const refreshRecords: OperationParts['refreshRecords'] = (collection, dataSource) => {
        void queries.invalidateQueries({ queryKey: ['records', collection] });
        tellStaleRecords({ dataSource, collection });
      };
      return blockOperations({ api, now: () => latest.current, allowed: allowed.current, refreshRecords }, base, overlay);
    },
    [api, queries],
  );
}
