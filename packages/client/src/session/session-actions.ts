import { type ThemeChoice, useApi, useFeedback, useServices } from '@mortise/plugin-api/client';
import { abandonWork, useUiText, workLostBy } from '@mortise/ui';
import { App } from 'antd';
import { SIGN_IN_PATH } from '../boot/safe-redirect';
import { tellSessionChanged } from './session-news';

export interface SessionActions {
  chooseLanguage(tag: string): Promise<void>;
  chooseTheme(theme: string): Promise<void>;
  /** The role the viewer acts with, here and in every other tab. */
  chooseRole(name: string): Promise<void>;
  /** Asks first where something is being edited. */
  signOut(): Promise<void>;
}

/** What the viewer does about their own session. Refusals are shown. */
export function useSessionActions(): SessionActions {
  const api = useApi();
  const feedback = useFeedback();
  const { session, refresh } = useServices();
  const mayLose = useLossQuestion();
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
      if (!(await mayLose())) return;
      try {
        await api.post('auth:signOut');
        tellSessionChanged();
        abandonWork();
        location.assign(SIGN_IN_PATH);
      } catch (error) {
        feedback.failure(error);
      }
    },
  };
}

/** Asks before what is being edited is lost. Once the session has ended nothing could be saved any more. */
function useLossQuestion(): () => Promise<boolean> {
  const t = useUiText();
  const { modal } = App.useApp();
  return async () => {
    const lost = workLostBy();
    const texts = { title: t('unsaved.title'), okText: t('unsaved.leave'), cancelText: t('unsaved.stay') };
    return lost === undefined || modal.confirm({ ...texts, content: lost.hint });
  };
}
