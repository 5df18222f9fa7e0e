import { type ThemeChoice, useApi, useFeedback, useServices } from '@mortise/plugin-api/client';
import { SIGN_IN_PATH } from '../boot/safe-redirect';
import { tellSessionChanged } from './session-news';

export interface SessionActions {
  chooseLanguage(tag: string): Promise<void>;
  chooseTheme(theme: string): Promise<void>;
  /** The role the viewer acts with, here and in every other tab. */
  chooseRole(name: string): Promise<void>;
  signOut(): Promise<void>;
}

/** What the viewer does about their own session. Refusals are shown. */
export function useSessionActions(): SessionActions {
  const api = useApi();
  const feedback = useFeedback();
  const { session, refresh } = useServices();
  const change = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
      await refresh();
    } catch (error) {
      feedback.failure(error);
    }
  };
  const update = (values: object): Promise<void> => change(() => api.post('users:updateProfile', { values }));
  return {
    chooseLanguage: (appLang) => update({ appLang }),
    chooseTheme: (theme) => update({ theme: theme as ThemeChoice }),
    chooseRole: (name) => change(() => api.post(`users/${session.user.id}/roles:setDefault`, { values: { roleName: name } })),
    signOut: async () => {
      try {
        await api.post('auth:signOut');
        tellSessionChanged();
        location.assign(SIGN_IN_PATH);
      } catch (error) {
        feedback.failure(error);
      }
    },
  };
}
