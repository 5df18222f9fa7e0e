/** What the operator configured for the first user (INIT_ROOT_…). */
export interface InitialRoot {
  readonly email?: string;
  readonly username?: string;
  readonly password?: string;
  readonly nickname?: string;
}
