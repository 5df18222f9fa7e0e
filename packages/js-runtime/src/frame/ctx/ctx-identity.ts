import type { BlockUser, CtxIdentity } from '../../ctx';
import { textValue } from '../text-value';
import { blockAuth } from './block-auth';
import type { CtxParts } from './ctx-parts';

type Texts = Record<string, Record<string, string>>;

/** Who looks, in which language. */
export function ctxIdentity({ state, report }: Pick<CtxParts, 'state' | 'report'>): CtxIdentity {
  const texts: Texts = {};
  const log =
    (level: Parameters<typeof report.log>[0]) =>
    (...values: readonly unknown[]): void =>
      void report.log(level, values);
  const find = (key: string): string | undefined => {
    const { language } = state.look;
    return [language, language.split('-')[0] ?? '', 'en'].map((tag) => texts[tag]?.[key]).find((text) => text !== undefined);
  };
  return {
    user: state.viewer.user as unknown as BlockUser,
    role: state.viewer.role,
    get locale() {
      return state.look.language;
    },
    auth: blockAuth({ state, report }),
    t: (key, params = {}) => {
      const text = find(key) ?? (typeof params['defaultValue'] === 'string' ? params['defaultValue'] : key);
      return text.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (all, name: string) => (params[name] === undefined ? all : textValue(params[name])));
    },
    i18n: {
      get language() {
        return state.look.language;
      },
      addTexts(more) {
        for (const [language, own] of Object.entries(more)) texts[language] = { ...texts[language], ...own };
      },
    },
    logger: { trace: log('debug'), debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error'), fatal: log('error') },
  };
}
