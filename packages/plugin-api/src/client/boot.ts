/** Answer of `app:boot`: all a page needs to know before it shows anything. */
export interface Boot {
  readonly settings: PublicSettings;
  /** BCP 47 tag the page is shown in. */
  readonly language: string;
  readonly user: SessionUser | null;
  /** `current` is null for a user who holds no role. */
  readonly roles: { readonly current: string | null; readonly available: readonly RoleChoice[] } | null;
  /** Bundles of administrative rights the viewer holds, with `*` as wildcard. */
  readonly snippets: readonly string[];
  readonly csrfToken: string | null;
  /** The page came over https. */
  readonly secure: boolean;
  readonly plugins: readonly BootPlugin[];
}

export interface PublicSettings {
  readonly title: string;
  /** `#rrggbb` */
  readonly primaryColor: string;
  readonly enabledLanguages: readonly string[];
  readonly defaultLanguage: string;
}

export interface SessionUser {
  readonly id: number;
  readonly nickname: string | null;
  readonly username: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly appLang: string | null;
  readonly theme: ThemeChoice | null;
}

export type ThemeChoice = 'light' | 'dark' | 'auto';

export interface RoleChoice {
  readonly name: string;
  readonly title: string | null;
}

/** A running plugin with a client part. `url` changes whenever its files change. */
export interface BootPlugin {
  readonly id: string;
  readonly url: string;
}
