import type { Look } from '@mortise/js-runtime/host';
import { useLanguage } from '@mortise/plugin-api/client';
import type { JsonObject } from '@mortise/shared';
import { ConfigProvider, theme } from 'antd';
import { use, useMemo } from 'react';

/** How the page looks, for a frame that shall look alike. */
export function useLook(): Look {
  const language = useLanguage();
  const { token } = theme.useToken();
  const { theme: config } = use(ConfigProvider.ConfigContext);
  return useMemo(() => {
    const dark = config?.algorithm === theme.darkAlgorithm;
    return { dark, language, token: plain(token), components: plain(config?.components ?? {}) };
  }, [config, language, token]);
}

/** Without functions, which no message can carry. */
function plain(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject;
}
